using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Ledgers;

/// <summary>Writes the entries; what an item is now is copied from its last one.</summary>
internal sealed class LedgerBook(BotDbContext db, LocalClock clock)
{
    public const int TakenBackHours = 24;

    /// <summary>The next number of the kind; numbers of what was taken back are not used again.</summary>
    public async ValueTask<int> NextNumberAsync(LedgerKind kind, CancellationToken cancellationToken) =>
        await db.LedgerItems.Where(i => i.Kind == kind.Key).MaxAsync(i => (int?)i.Number, cancellationToken) + 1 ?? 1;

    public async ValueTask<LedgerItem?> FindAsync(LedgerReference reference, CancellationToken cancellationToken)
    {
        var (key, number) = (reference.Kind.Key, reference.Number);
        return await db.LedgerItems.SingleOrDefaultAsync(i => i.Kind == key && i.Number == number, cancellationToken);
    }

    /// <summary>Puts a new item and its first entry into the store, so that entries and links can point at it.</summary>
    public async ValueTask<LedgerEntry> AddAsync(LedgerItem item, Viewer by, LedgerVerb verb, string? text, string? via, CancellationToken cancellationToken)
    {
        db.LedgerItems.Add(item);
        await db.SaveChangesAsync(cancellationToken);
        return AppendFirst(item, by, verb, text, via);
    }

    /// <summary>The first entry of an item that is in the store.</summary>
    public LedgerEntry AppendFirst(LedgerItem item, Viewer by, LedgerVerb verb, string? text, string? via) =>
        Append(item, new LedgerStep(verb, item.State, by) { Text = text, Day = item.FoundOn, Via = via });

    /// <summary>One step: the entry, and the item as it is from then on.</summary>
    public LedgerEntry Append(LedgerItem item, LedgerStep step)
    {
        var entry = new LedgerEntry
        {
            ItemId = item.Id,
            Round = item.Round,
            Verb = step.Verb.ToString(),
            From = step.Verb is LedgerVerb.Raise or LedgerVerb.Import or LedgerVerb.Relapse ? null : item.State,
            To = step.To,
            Day = step.Day ?? clock.Today,
            At = clock.UtcNow,
            ByUserKey = step.By.UserKey,
            ByMemberId = step.By.MemberId,
            OnBehalfOf = step.About,
            Text = step.Text,
            DueOn = item.DueOn,
            OwnerId = item.OwnerId,
            Via = step.Via ?? step.By.Via,
        };
        (item.State, item.ClosedOn) = (step.To, step.To is not LedgerState.Closed ? null : item.State is LedgerState.Closed && item.ClosedOn is { } closed ? closed : entry.Day);
        db.LedgerEntries.Add(entry);
        return entry;
    }

    public async ValueTask<List<LedgerEntry>> EntriesAsync(LedgerItem item, CancellationToken cancellationToken) =>
        await db.LedgerEntries.Where(e => e.ItemId == item.Id && e.TakenBackAt == null).OrderBy(e => e.Id).ToListAsync(cancellationToken);

    /// <summary>The last step never was; the item is what the one before left. An item without any step is void.</summary>
    public async ValueTask TakeBackAsync(LedgerItem item, LedgerEntry last, CancellationToken cancellationToken)
    {
        last.TakenBackAt = clock.UtcNow;
        var entries = (await EntriesAsync(item, cancellationToken)).Where(e => e.Id != last.Id).ToList();
        var before = entries.LastOrDefault();
        Restore(item, before);
        item.TimesPutOff = entries.Count(e => e.Verb == nameof(LedgerVerb.Grant));

        if (last.OnBehalfOf is { } person && last.Verb is nameof(LedgerVerb.Join) or nameof(LedgerVerb.Verifier))
        {
            var role = last.Verb == nameof(LedgerVerb.Join) ? LedgerRole.Member : LedgerRole.Verifier;
            await db.LedgerTeams.Where(t => t.ItemId == item.Id && t.MemberId == last.OnBehalfOf && t.Role == role).ExecuteDeleteAsync(cancellationToken);
        }

        item.AskedDueOn = null;
    }

    private static void Restore(LedgerItem item, LedgerEntry? before)
    {
        if (before is null)
        {
            (item.State, item.ClosedOn) = (LedgerState.Void, null);
            return;
        }

        (item.State, item.Round, item.DueOn, item.OwnerId) = (before.To, before.Round, before.DueOn, before.OwnerId);
        item.ClosedOn = before.To is LedgerState.Closed ? before.Day : null;
    }
}

/// <summary>What is done in one step.</summary>
internal sealed record LedgerStep(LedgerVerb Verb, LedgerState To, Viewer By)
{
    public string? Text { get; init; }

    /// <summary>When it happened; null is today.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The person whom it is about: on whose behalf, or who was added.</summary>
    public int? About { get; init; }

    public string? Via { get; init; }
}
