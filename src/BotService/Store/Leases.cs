using Microsoft.EntityFrameworkCore;

namespace BotService.Store;

/// <summary>
/// Locks, takes and gives back leases, each by one update and within a transaction of <see cref="StoreWriter"/>: of two nodes that add the same lease
/// at once one fails by its key, and is tried again.
/// </summary>
internal static class Leases
{
    /// <summary>Makes others wait until this transaction ends.</summary>
    public static async Task LockLeaseAsync(this BotDbContext db, string name, CancellationToken cancellationToken)
    {
        if (await db.Leases.Where(l => l.Name == name).ExecuteUpdateAsync(set => set.SetProperty(l => l.Holder, l => l.Holder), cancellationToken) == 0)
        {
            db.Leases.Add(new Lease { Name = name });
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>True when the lease is this holder's from now on; it was free, had run out, or was its own already.</summary>
    public static async Task<bool> TryTakeLeaseAsync(this BotDbContext db, string name, string holder, DateTimeOffset now, TimeSpan span, CancellationToken cancellationToken)
    {
        if (!await db.Leases.AnyAsync(l => l.Name == name, cancellationToken))
        {
            db.Leases.Add(new Lease { Name = name, Holder = holder, HeldUntil = now + span });
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }

        var until = now + span;
        return await db.Leases.Where(l => l.Name == name && l.Blocked == null && (l.Holder == null || l.Holder == holder || l.HeldUntil <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Holder, holder).SetProperty(l => l.HeldUntil, until), cancellationToken) == 1;
    }

    /// <summary>Gives it back; with a reason nobody may take it before <see cref="UnblockLeaseAsync"/>. False when it was somebody else's by then.</summary>
    public static async Task<bool> GiveLeaseBackAsync(this BotDbContext db, string name, string holder, string? blocked, CancellationToken cancellationToken) =>
        await db.Leases.Where(l => l.Name == name && l.Holder == holder)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Holder, (string?)null).SetProperty(l => l.Blocked, blocked), cancellationToken) == 1;

    /// <summary>Ends it, whoever holds it.</summary>
    public static Task<int> EndLeaseAsync(this BotDbContext db, string name, CancellationToken cancellationToken) =>
        db.Leases.Where(l => l.Name == name).ExecuteUpdateAsync(set => set.SetProperty(l => l.Holder, (string?)null), cancellationToken);

    /// <summary>The same where it is held beyond a limit: whoever took it had a wrong clock.</summary>
    public static Task<int> EndLeaseBeyondAsync(this BotDbContext db, string name, DateTimeOffset limit, CancellationToken cancellationToken) =>
        db.Leases.Where(l => l.Name == name && l.HeldUntil > limit).ExecuteUpdateAsync(set => set.SetProperty(l => l.Holder, (string?)null), cancellationToken);

    public static Task<int> UnblockLeaseAsync(this BotDbContext db, string name, CancellationToken cancellationToken) =>
        db.Leases.Where(l => l.Name == name && l.Blocked != null).ExecuteUpdateAsync(set => set.SetProperty(l => l.Blocked, (string?)null), cancellationToken);
}
