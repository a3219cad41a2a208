using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Ledgers;

/// <summary>Writes the entries; what an item is now is copied from its last one.</summary>
internal sealed partial class LedgerBook(BotDbContext db, LocalClock clock)
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
        // A question about more time is settled by what ends the work and by what hands it to somebody.
        item.AskedDueOn = step.To is LedgerState.Doing && step.Verb is not (LedgerVerb.Assign or LedgerVerb.GiveBack) ? item.AskedDueOn : null;
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
        Restore(item, entries);

        if (last.Verb == nameof(LedgerVerb.Assign))
        {
            await UnassignAsync(item, last, entries, cancellationToken);
        }

        if (last.OnBehalfOf is { } person && last.Verb is nameof(LedgerVerb.Join) or nameof(LedgerVerb.Verifier))
        {
            var role = last.Verb == nameof(LedgerVerb.Join) ? LedgerRole.Member : LedgerRole.Verifier;
            await db.LedgerTeams.Where(t => t.ItemId == item.Id && t.MemberId == last.OnBehalfOf && t.Role == role).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private static void Restore(LedgerItem item, List<LedgerEntry> entries)
    {
        item.AskedDueOn = AskedIn(entries);
        item.TimesPutOff = entries.Count(e => e.Verb == nameof(LedgerVerb.Grant));

        if (entries.LastOrDefault() is not { } before)
        {
            (item.State, item.ClosedOn) = (LedgerState.Void, null);
            return;
        }

        (item.State, item.Round, item.DueOn, item.OwnerId) = (before.To, before.Round, before.DueOn, before.OwnerId);
        var closing = before.To is LedgerState.Closed ? entries.LastOrDefault(e => e.From != e.To) : null;
        (item.ClosedOn, item.IsImportedClosed) = (closing?.Day, closing?.Via == "import");
    }

    /// <summary>By whom it was given before, and the unit and the name that the assignment replaced.</summary>
    private async ValueTask UnassignAsync(LedgerItem item, LedgerEntry last, List<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        // A visit is nobody's to give.
        item.AssignedByKey = item.VisitFrom is null || entries.Exists(e => e.Verb == nameof(LedgerVerb.Assign)) ? entries.LastOrDefault(GivesIt)?.ByUserKey : null;
        item.OwnerText = Replaced.OwnerIn(last.Text);
        item.GroupId = Replaced.UnitIn(last.Text) is { } unit
            ? await db.Groups.Where(g => g.Name == unit).Select(g => (int?)g.Id).SingleOrDefaultAsync(cancellationToken)
            : await UnitInAsync(entries, cancellationToken);
    }

    /// <summary>The unit that the steps tell of: of the person to whom it was given last, else of whoever raised it.</summary>
    public async ValueTask<int?> UnitInAsync(List<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        var person = entries.LastOrDefault(GivesIt)?.OwnerId ?? entries.FirstOrDefault()?.ByMemberId;
        return await db.Members.Where(m => m.Id == person).Select(m => (int?)m.GroupId).SingleOrDefaultAsync(cancellationToken);
    }

    private static bool GivesIt(LedgerEntry entry) => entry.Verb == nameof(LedgerVerb.Assign) || entry is { Verb: nameof(LedgerVerb.Raise), OwnerId: not null };

    /// <summary>The day of the last question about more time, when nothing behind it has settled it.</summary>
    private static DateOnly? AskedIn(List<LedgerEntry> entries)
    {
        var last = entries.LastOrDefault(e => e.To is not LedgerState.Doing || e.Verb is nameof(LedgerVerb.PutOff) or nameof(LedgerVerb.Grant) or nameof(LedgerVerb.Refuse) or nameof(LedgerVerb.Assign) or nameof(LedgerVerb.GiveBack));

        if (last is not { Verb: nameof(LedgerVerb.PutOff), DueOn: { Year: < 9999 } due } || AskedDay().Match(last.Text ?? string.Empty) is not { Success: true } said)
        {
            return null;
        }

        // Said without its year: it lies behind the time limit.
        var (month, day) = (int.Parse(said.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(said.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
        var year = (month, day).CompareTo((due.Month, due.Day)) > 0 ? due.Year : due.Year + 1;
        return new DateOnly(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));
    }

    [GeneratedRegex("^到 ([0-9]{1,2})月([0-9]{1,2})日", RegexOptions.NonBacktracking)]
    private static partial Regex AskedDay();
}

/// <summary>What an assignment replaced and no other step tells, in the words of its entry, so that people read it and an undo finds it.</summary>
internal static class Replaced
{
    private const string Unit = "原责任单位：";

    private const string Owner = "原责任人：";

    private const char Mark = '；';

    /// <summary>谢春梅；原责任单位：机关第一党支部.</summary>
    /// <param name="unit">The unit before; null when other steps tell it, empty when there was none.</param>
    /// <param name="owner">The name of an owner who is not on the roster.</param>
    public static string With(string name, string? unit, string? owner) =>
        $"{name}{(unit is null ? string.Empty : $"{Mark}{Unit}{(unit.Length == 0 ? "无" : unit)}")}{(owner is null ? string.Empty : $"{Mark}{Owner}{owner}")}";

    public static string? UnitIn(string? text) => In(text, Unit);

    public static string? OwnerIn(string? text) => In(text, Owner);

    private static string? In(string? text, string head) => text?.Split(Mark).FirstOrDefault(part => part.StartsWith(head, StringComparison.Ordinal))?[head.Length..];
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
