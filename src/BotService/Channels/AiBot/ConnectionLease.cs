using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Channels.AiBot;

/// <summary>The bot takes one connection at a time, so one node holds it and the others stand by. All instants are real time.</summary>
internal sealed class ConnectionLease(StoreWriter store, IServiceScopeFactory scopes)
{
    public const string Name = "aibot";

    public const string Evicted = "evicted";

    public const string Refused = "refused";

    /// <summary>How long after a node's death another may connect.</summary>
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(12);

    private readonly string _holder = Guid.NewGuid().ToString("N");

    /// <summary>Null when the store does not answer.</summary>
    public async Task<LeaseVerdict?> TakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var seen = await LookAsync(cancellationToken);
            var now = TimeProvider.System.GetUtcNow();

            if (seen is { Blocked: { } why })
            {
                return why == Refused ? LeaseVerdict.Refused : LeaseVerdict.Evicted;
            }

            // Who only stands by writes nothing.
            if (seen is { Holder: { } holder } && holder != _holder && seen.HeldUntil > now)
            {
                return LeaseVerdict.Elsewhere;
            }

            return await store.RunAsync((_, db, token) => TakeAsync(db, now, token), cancellationToken) ? LeaseVerdict.Ours : LeaseVerdict.Elsewhere;
        }
        catch (Exception exception) when (exception is OperationCanceledException || StoreTrouble.IsOutage(exception))
        {
            return null;
        }
    }

    /// <summary>False when another node has it by now; null when the store does not answer.</summary>
    public async Task<bool?> GiveBackAsync(string? blocked, CancellationToken cancellationToken)
    {
        try
        {
            return await store.RunAsync(async (_, db, token) => await db.GiveLeaseBackAsync(Name, _holder, blocked, token), cancellationToken);
        }
        catch (Exception exception) when (exception is OperationCanceledException || StoreTrouble.IsOutage(exception))
        {
            return null;
        }
    }

    /// <summary>A node that starts opens the way again. False when the store does not answer.</summary>
    public async Task<bool> UnblockAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.RunAsync(async (_, db, token) => await db.UnblockLeaseAsync(Name, token), cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is OperationCanceledException || StoreTrouble.IsOutage(exception))
        {
            return false;
        }
    }

    private async ValueTask<bool> TakeAsync(BotDbContext db, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.TryTakeLeaseAsync(Name, _holder, now, Span, cancellationToken);

    private async Task<Lease?> LookAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BotDbContext>().Leases.AsNoTracking().SingleOrDefaultAsync(l => l.Name == Name, cancellationToken);
    }
}

/// <summary>Whose the connection is.</summary>
internal enum LeaseVerdict
{
    Ours,
    Elsewhere,
    Evicted,
    Refused,
}
