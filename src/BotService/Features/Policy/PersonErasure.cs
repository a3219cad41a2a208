using BotService.Messaging;
using BotService.Store;
using BotService.Store.Personal;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Policy;

/// <summary>Takes a person out of the store and leaves every figure: outcomes stay under an alias, what was written and who it was goes.</summary>
internal sealed class PersonErasure(StoreWriter store, StoreCompaction traces, LocalClock clock)
{
    public async Task<ErasureResult> RunAsync(string userId, bool dryRun, CancellationToken cancellationToken)
    {
        var found = await store.RunAsync<IEnumerable<IPersonalRecords>, ErasureResult>((records, db, token) => EraseAsync([.. records], db, UserKey.Of(userId), dryRun, token), cancellationToken);

        // Also for somebody who is not found: an earlier try may have been kept from finishing.
        return dryRun ? found : found with { IsClean = await traces.ForgetAsync(cancellationToken) };
    }

    private async ValueTask<ErasureResult> EraseAsync(IPersonalRecords[] records, BotDbContext db, string key, bool dryRun, CancellationToken cancellationToken)
    {
        if (await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.UserKey == key, cancellationToken) is not { } member)
        {
            return ErasureResult.Unknown;
        }

        var alias = $"erased-{Guid.NewGuid():N}"[..20];
        var texts = new HashSet<string>();
        var messageKeys = new List<string>();
        var (messages, mentions) = (0, 0);

        foreach (var record in records)
        {
            texts.UnionWith(await record.TextsAsync(member.Id, cancellationToken));
            messageKeys.AddRange(await record.MessageKeysAsync(member.Id, cancellationToken));
            mentions += await record.MentionsAsync(member, cancellationToken);
        }

        var erasure = new Erasure(member, alias, clock.Today, new ErasureTerms(member.UserId, member.Name, texts, alias), messageKeys);

        foreach (var record in records)
        {
            messages += await record.FindAsync(erasure, cancellationToken);
        }

        var result = new ErasureResult(true, await db.ParticipationsOf(member.Id).CountAsync(cancellationToken), texts.Count, messages, mentions);

        if (dryRun)
        {
            return result;
        }

        await StoreCompaction.OverwriteAsync(db, cancellationToken);

        foreach (var record in records)
        {
            await record.EraseAsync(erasure, cancellationToken);
        }

        db.Audit(clock.UtcNow, "cli", "erase", "person", $"{result.Participations} participations kept under an alias");
        return result;
    }
}

/// <summary>What an erasure found, and whether nothing of it is left in the database's files.</summary>
internal sealed record ErasureResult(bool Found, int Participations, int Texts, int Messages, int Mentions)
{
    public static ErasureResult Unknown { get; } = new(false, 0, 0, 0, 0);

    public bool IsClean { get; init; } = true;
}
