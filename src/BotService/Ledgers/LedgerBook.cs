using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Ledgers;

/// <summary>Writes the entries; what an item is now is copied from its last one.</summary>
internal sealed class LedgerBook(BotDbContext db, LocalClock clock)
{
    /// <summary>How a step came that nobody said here.</summary>
    public const string Imported = "import";

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
            Cycle = item.Cycle,
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
            GroupId = item.GroupId,
            Via = step.Via ?? step.By.Via,
        };
        // A question about more time is settled by what ends the work and by what hands it to somebody.
        item.AskedDueOn = step.To is LedgerState.Doing && step.Verb is not (LedgerVerb.Assign or LedgerVerb.GiveBack) ? item.AskedDueOn : null;
        (item.State, item.ClosedOn) = (step.To, step.To is not LedgerState.Closed ? null : item.State is LedgerState.Closed && item.ClosedOn is { } closed ? closed : entry.Day);
        db.LedgerEntries.Add(entry);
        return entry;
    }

    public async ValueTask<List<LedgerEntry>> EntriesAsync(LedgerItem item, CancellationToken cancellationToken) =>
        await db.LedgerEntries.Where(e => e.ItemId == item.Id && e.TakenBackAt == null).OrderBy(e => e.Id).ToListAsync(cancellationToken);

    /// <summary>The unit that the steps tell of: of the person to whom it was given last, else of whoever raised it.</summary>
    public async ValueTask<int?> UnitInAsync(List<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        var person = entries.LastOrDefault(GivesIt)?.OwnerId ?? entries.FirstOrDefault()?.ByMemberId;
        return await db.Members.Where(m => m.Id == person).Select(m => (int?)m.GroupId).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Somebody got it by this step.</summary>
    public static bool GivesIt(LedgerEntry entry) => entry.Verb == nameof(LedgerVerb.Assign) || entry is { Verb: nameof(LedgerVerb.Raise), OwnerId: not null };
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
