using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Ledgers;

/// <summary>The last step of an item never was: the item, its people and its links are again what the steps before it left.</summary>
internal sealed partial class LedgerUndo(BotDbContext db, LedgerBook book, LedgerLinkUndo links, LedgerChangeUndo changes, LocalClock clock)
{
    /// <summary>An item without any step is void.</summary>
    public async ValueTask TakeBackAsync(LedgerItem item, LedgerEntry last, CancellationToken cancellationToken)
    {
        last.TakenBackAt = clock.UtcNow;
        var entries = (await book.EntriesAsync(item, cancellationToken)).Where(e => e.Id != last.Id).ToList();
        Restore(item, entries);

        switch (last.Verb)
        {
            case nameof(LedgerVerb.Take):
                item.FirstDueOn = FirstDayIn(entries);
                item.GroupId = Replaced.UnitIn(last.Text) is { } unit ? await GroupAsync(unit, cancellationToken) : item.GroupId;
                break;
            case nameof(LedgerVerb.Assign):
                item.FirstDueOn = FirstDayIn(entries);
                await UnassignAsync(item, last, entries, cancellationToken);
                break;
            case nameof(LedgerVerb.GiveBack):
                item.OwnerText = Replaced.OwnerIn(last.Text) ?? item.OwnerText;
                break;
            case nameof(LedgerVerb.Grant):
                item.FirstDueOn = FirstDayIn(entries);
                break;
            case nameof(LedgerVerb.Stand) when !entries.Exists(e => e.Verb == nameof(LedgerVerb.Stand)):
                item.ReviewOn = null;
                break;
            case nameof(LedgerVerb.Publish):
                item.IsPublic = false;
                break;
            case nameof(LedgerVerb.Join):
                await RemoveAsync(item, last, entries, LedgerRole.Member, cancellationToken);
                break;
            case nameof(LedgerVerb.Verifier):
                await RemoveAsync(item, last, entries, LedgerRole.Verifier, cancellationToken);
                await VerifierBeforeAsync(item, last, entries, cancellationToken);
                break;
            case nameof(LedgerVerb.Void) or nameof(LedgerVerb.Merge):
                await links.UnmergeAsync(item, last, entries, cancellationToken);
                break;
            case nameof(LedgerVerb.Change) when LedgerChangeUndo.IsLimit(last):
                item.FirstDueOn = FirstDayIn(entries);
                break;
            case nameof(LedgerVerb.Change) or nameof(LedgerVerb.Move) or nameof(LedgerVerb.Leave):
                await changes.RestoreAsync(item, last, cancellationToken);
                break;
            case nameof(LedgerVerb.Link):
                await links.UnlinkAsync(item, last, cancellationToken);
                break;
        }
    }

    /// <summary>到 10月23日: the day that was asked for, with its year where it lies further away than one sees from the time limit.</summary>
    public static string AskedWords(DateOnly day, DateOnly due) => day.Year == YearBehind(due, day.Month, day.Day) ? $"到 {LedgerDays.Long(day)}" : string.Create(CultureInfo.InvariantCulture, $"到 {day.Year}年{LedgerDays.Long(day)}");

    private static void Restore(LedgerItem item, List<LedgerEntry> entries)
    {
        item.AskedDueOn = AskedIn(entries);
        item.TimesPutOff = entries.Count(e => e.Verb == nameof(LedgerVerb.Grant));

        if (entries.LastOrDefault() is not { } before)
        {
            (item.State, item.ClosedOn) = (LedgerState.Void, null);
            return;
        }

        (item.State, item.Cycle, item.DueOn, item.OwnerId) = (before.To, before.Cycle, before.DueOn, before.OwnerId);
        var closing = before.To is LedgerState.Closed ? entries.LastOrDefault(e => e.From != e.To) : null;
        (item.ClosedOn, item.IsImportedClosed) = (closing?.Day, closing?.Via == LedgerBook.Imported);
    }

    /// <summary>The first day that an owner had; what came from a list had its day from the beginning.</summary>
    private static DateOnly? FirstDayIn(List<LedgerEntry> entries) => entries.Find(e => e.DueOn is not null && (e.OwnerId is not null || e.Verb == nameof(LedgerVerb.Import)))?.DueOn;

    /// <summary>By whom it was given before, and the unit and the name that the assignment replaced.</summary>
    private async ValueTask UnassignAsync(LedgerItem item, LedgerEntry last, List<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        // A visit is nobody's to give.
        item.AssignedByKey = item.VisitFrom is null || entries.Exists(e => e.Verb == nameof(LedgerVerb.Assign)) ? entries.LastOrDefault(LedgerBook.GivesIt)?.ByUserKey : null;
        item.OwnerText = Replaced.OwnerIn(last.Text);
        item.GroupId = Replaced.UnitIn(last.Text) is { } unit ? await GroupAsync(unit, cancellationToken) : await book.UnitInAsync(entries, cancellationToken);
    }

    /// <summary>Null for a unit that is not on the roster, and for none.</summary>
    private async ValueTask<int?> GroupAsync(string unit, CancellationToken cancellationToken) =>
        await db.Groups.Where(g => g.Name == unit).Select(g => (int?)g.Id).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Whoever was added goes; who had been there before and had left has left again.</summary>
    private async ValueTask RemoveAsync(LedgerItem item, LedgerEntry last, List<LedgerEntry> entries, LedgerRole role, CancellationToken cancellationToken)
    {
        if (last.OnBehalfOf is not { } person || await db.LedgerTeams.FindAsync([item.Id, person, role], cancellationToken) is not { } row)
        {
            return;
        }

        if (entries.Exists(e => e.Verb == last.Verb && e.OnBehalfOf == person))
        {
            // Who had left before has left on that day again; entries of older releases do not say of whom they are.
            row.Until = entries.FindLast(e => e.Verb == nameof(LedgerVerb.Leave) && e.OnBehalfOf == person)?.Day ?? last.Day;
            return;
        }

        db.LedgerTeams.Remove(row);
    }

    /// <summary>Whoever was to verify it before is to again: by the step that named somebody, else who came with a list and had to make room on that day.</summary>
    private async ValueTask VerifierBeforeAsync(LedgerItem item, LedgerEntry last, List<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        var named = entries.LastOrDefault(e => e.Verb == nameof(LedgerVerb.Verifier))?.OnBehalfOf;
        var rows = await db.LedgerTeams.Where(t => t.ItemId == item.Id && t.Role == LedgerRole.Verifier).ToListAsync(cancellationToken);

        foreach (var row in rows.Where(row => named is null ? row.Until == last.Day && row.MemberId != last.OnBehalfOf : row.MemberId == named))
        {
            row.Until = null;
        }
    }

    /// <summary>The day of the last question about more time, when nothing behind it has settled it.</summary>
    private static DateOnly? AskedIn(List<LedgerEntry> entries)
    {
        var last = entries.LastOrDefault(e => e.To is not LedgerState.Doing || e.Verb is nameof(LedgerVerb.PutOff) or nameof(LedgerVerb.Grant) or nameof(LedgerVerb.Refuse) or nameof(LedgerVerb.Assign) or nameof(LedgerVerb.GiveBack)
            || LedgerChangeUndo.IsLimit(e));

        if (last is not { Verb: nameof(LedgerVerb.PutOff), DueOn: { Year: < 9999 } due } || AskedDay().Match(last.Text ?? string.Empty) is not { Success: true } said)
        {
            return null;
        }

        var (month, day) = (int.Parse(said.Groups["month"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(said.Groups["day"].ValueSpan, CultureInfo.InvariantCulture));
        var year = said.Groups["year"].Success ? int.Parse(said.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) : YearBehind(due, month, day);
        return new DateOnly(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));
    }

    /// <summary>Said without its year, a day lies behind the time limit.</summary>
    private static int YearBehind(DateOnly due, int month, int day) => (month, day).CompareTo((due.Month, due.Day)) > 0 ? due.Year : due.Year + 1;

    [GeneratedRegex("^到 (?:(?<year>[0-9]{4})年)?(?<month>[0-9]{1,2})月(?<day>[0-9]{1,2})日", RegexOptions.NonBacktracking)]
    private static partial Regex AskedDay();
}
