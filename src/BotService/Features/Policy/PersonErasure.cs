using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Policy;

/// <summary>Takes a person out of the store and leaves every figure: outcomes stay under an alias, what was written and who it was goes.</summary>
internal sealed class PersonErasure(StoreWriter store, StoreCompaction traces, LocalClock clock)
{
    public async Task<ErasureResult> RunAsync(string userId, bool dryRun, CancellationToken cancellationToken)
    {
        var found = await store.RunAsync((_, db, token) => EraseAsync(db, UserKey.Of(userId), dryRun, token), cancellationToken);

        // Also for somebody who is not found: an earlier try may have been kept from finishing.
        return dryRun ? found : found with { IsClean = await traces.ForgetAsync(cancellationToken) };
    }

    private async ValueTask<ErasureResult> EraseAsync(BotDbContext db, string key, bool dryRun, CancellationToken cancellationToken)
    {
        if (await db.Members.Include(m => m.OtherGroups).AsNoTracking().SingleOrDefaultAsync(m => m.UserKey == key, cancellationToken) is not { } member)
        {
            return ErasureResult.Unknown;
        }

        var alias = $"erased-{Guid.NewGuid():N}"[..20];
        var texts = await TextsAsync(db, member.Id, cancellationToken);
        var terms = new ErasureTerms(member.UserId, member.Name, texts, alias);
        var leaves = await db.Leaves.Where(l => l.MemberId == member.Id).Select(l => l.Id).ToListAsync(cancellationToken);
        var messages = new ErasedMessages(db, terms, member, alias, leaves);
        var result = new ErasureResult(
            true,
            await db.ParticipationsOf(member.Id).CountAsync(cancellationToken),
            texts.Count,
            await messages.FindAsync(cancellationToken),
            await MentionsAsync(db, member, cancellationToken));

        if (!dryRun)
        {
            await StoreCompaction.OverwriteAsync(db, cancellationToken);
            await messages.ApplyAsync(cancellationToken);
            await ErasedRecords.ApplyAsync(db, member, alias, terms, clock.Today, cancellationToken);
            db.Audit(clock.UtcNow, "cli", "erase", "person", $"{result.Participations} participations kept under an alias");
        }

        return result;
    }

    /// <summary>Everything the person wrote, or was written into the person's record.</summary>
    private static async Task<List<string>> TextsAsync(BotDbContext db, int id, CancellationToken cancellationToken)
    {
        var remarks = await db.EntriesOf(id).Where(e => e.Remark != null).Select(e => e.Remark!).ToListAsync(cancellationToken);
        var current = await db.ParticipationsOf(id).Where(p => p.Remark != null).Select(p => p.Remark!).ToListAsync(cancellationToken);
        var reasons = await db.Leaves.Where(l => l.MemberId == id).Select(l => l.Reason).ToListAsync(cancellationToken);
        var opinions = await db.Opinions.Where(o => o.MemberId == id).Select(o => o.Text).ToListAsync(cancellationToken);
        return [.. remarks.Concat(current).Concat(reasons).Concat(opinions).Distinct()];
    }

    /// <summary>Texts of other people in which the name stands; they belong to those people and are only counted.</summary>
    private static async Task<int> MentionsAsync(BotDbContext db, Store.Member member, CancellationToken cancellationToken) =>
        await db.Participations.CountAsync(p => p.MemberId != member.Id && p.Remark!.Contains(member.Name), cancellationToken)
        + await db.Leaves.CountAsync(l => l.MemberId != member.Id && l.Reason.Contains(member.Name), cancellationToken)
        + await db.Opinions.CountAsync(o => o.MemberId != member.Id && o.Text.Contains(member.Name), cancellationToken);
}

/// <summary>What an erasure found, and whether nothing of it is left in the database's files.</summary>
internal sealed record ErasureResult(bool Found, int Participations, int Texts, int Messages, int Mentions)
{
    public static ErasureResult Unknown { get; } = new(false, 0, 0, 0, 0);

    public bool IsClean { get; init; } = true;
}
