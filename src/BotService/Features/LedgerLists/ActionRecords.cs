using System.Globalization;
using BotService.Features.LedgerLists.Listing;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists;

/// <summary>The check `derived`: what records tell of a prescribed action, so that nobody is asked for it. No record is said to be none, never to be a no.</summary>
internal sealed class ActionRecords(BotDbContext db, LedgerBook book, LedgerFigures figures, ICampaignStart campaign, LocalClock clock)
{
    private const int HalfAYear = 6;

    private static readonly string[] Order = [ActionRecord.Done, ActionRecord.Part, ActionRecord.NotYet, ActionRecord.Missed, ActionRecord.Asked, ActionRecord.None];

    public async ValueTask<Reply> ListAsync(LedgerKind kind, LedgerFilter filter, Viewer viewer, CancellationToken cancellationToken)
    {
        var rows = await AllAsync(kind, filter.Day, cancellationToken);
        var head = $"{kind.List} 截至{LedgerDays.Long(filter.Day, clock.Today)}：{Identity(kind, rows)}";

        if (filter.IsStatistics)
        {
            return Reply.Say([head, .. Order.Select(word => $"{word} {CountOf(rows, word)}")]);
        }

        var open = rows.Where(row => row.Word != ActionRecord.Done).OrderBy(row => Array.IndexOf(Order, row.Word));
        return Reply.Say([head, .. open.Select(row => LineOf(kind, row, viewer))]);
    }

    /// <summary>规定动作 11 项，已落实 5，部分 2.</summary>
    public static string Identity(LedgerKind kind, IReadOnlyList<ActionRecord> rows)
    {
        var parts = Order.Where(word => word == ActionRecord.Done || CountOf(rows, word) > 0).Select(word => $"{word} {CountOf(rows, word)}");
        return $"{kind.Total} {rows.Count} {kind.Unit}，{string.Join('，', parts)}";
    }

    /// <summary>Every row of the file, in its order.</summary>
    public async ValueTask<IReadOnlyList<ActionRecord>> AllAsync(LedgerKind kind, DateOnly day, CancellationToken cancellationToken)
    {
        List<ActionRecord> rows = [];

        for (var number = 1; number <= kind.Rows.Count; number++)
        {
            rows.Add(await OfAsync(kind, number, day, cancellationToken));
        }

        return rows;
    }

    public async ValueTask<ActionRecord> OfAsync(LedgerKind kind, int number, DateOnly day, CancellationToken cancellationToken)
    {
        var row = kind.Rows[number - 1];
        var verdict = await db.LedgerEntries
            .Where(e => e.Day <= day && e.TakenBackAt == null
                && (e.Verb == nameof(LedgerVerb.Reach) || e.Verb == nameof(LedgerVerb.Miss) || e.Verb == nameof(LedgerVerb.Reopen))
                && db.LedgerItems.Any(i => i.Id == e.ItemId && i.Kind == kind.Key && i.Number == number))
            .OrderByDescending(e => e.Id).Select(e => e.Verb).FirstOrDefaultAsync(cancellationToken);

        if (row.Check is ["manual"])
        {
            return new ActionRecord(number, row, verdict switch { nameof(LedgerVerb.Reach) => ActionRecord.Done, nameof(LedgerVerb.Miss) => ActionRecord.Missed, _ => ActionRecord.Asked }, 0, 0, false);
        }

        var (done, of) = await CountAsync(row.Check, day, cancellationToken);
        var word = of > 0 && done >= of ? ActionRecord.Done : done > 0 ? ActionRecord.Part : IsAhead(row, day) ? ActionRecord.NotYet : ActionRecord.None;
        word = verdict switch { nameof(LedgerVerb.Miss) => ActionRecord.Missed, nameof(LedgerVerb.Reach) => ActionRecord.Done, _ => word };
        return new ActionRecord(number, row, word, done, of, true);
    }

    /// <summary>The row of the file as an item in the store, once somebody says something about it.</summary>
    public async ValueTask StoreAsync(LedgerItem item, Viewer viewer, CancellationToken cancellationToken)
    {
        if (item.Id != 0)
        {
            return;
        }

        await book.AddAsync(item, viewer, LedgerVerb.Raise, null, null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Nothing was recorded after all: the row is the file's again.</summary>
    public async ValueTask ForgetAsync(LedgerItem item, CancellationToken cancellationToken)
    {
        db.LedgerEntries.RemoveRange(await db.LedgerEntries.Where(e => e.ItemId == item.Id).ToListAsync(cancellationToken));
        db.LedgerItems.Remove(item);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static int CountOf(IReadOnlyList<ActionRecord> rows, string word) => rows.Count(row => row.Word == word);

    private static string LineOf(LedgerKind kind, ActionRecord record, Viewer viewer)
    {
        var name = $"{kind.Prefix}{record.Number}";
        var more = record.Word switch
        {
            ActionRecord.Part when record.Row.Check is [ActionRecord.ClassDays, ..] => $"：已 {record.Count} 天（党组）",
            ActionRecord.Part => $"：{record.Figure}",
            ActionRecord.NotYet => $"（{record.Row.Due}月）",
            ActionRecord.Asked when viewer.IsAdmin => $"：发 {name} 达到 或 {name} 未达到 原因",
            _ => string.Empty,
        };
        return $"{name} {record.Row.Title} {record.Word}{more}";
    }

    /// <summary>The month is the campaign's first one of that name. Without a campaign it is this year's, and one that lies more than half a year ahead was last year's.</summary>
    private bool IsAhead(LedgerRow row, DateOnly day)
    {
        if (row.Due is not { } month)
        {
            return false;
        }

        return campaign.Of(day) is { } first
            ? day < new DateOnly(month < first.Month ? first.Year + 1 : first.Year, month, 1)
            : month - day.Month is > 0 and <= HalfAYear;
    }

    /// <summary>As they were on the day.</summary>
    private IQueryable<LedgerOnDay> Subjects(DateOnly day) => figures.OnDay(db.LedgerItems.Where(i => i.Kind == "subject"), day).Where(s => s.State != LedgerState.Void);

    private async ValueTask<(int Done, int Of)> CountAsync(IReadOnlyList<string> check, DateOnly day, CancellationToken cancellationToken)
    {
        var end = clock.StartOf(day.AddDays(1));
        var leaders = db.Members.OnRoster(day).Where(m => m.Group!.Tier == Tiers.Leadership);

        switch (check)
        {
            case ["gathering", var name]:
                return (await Closed(name, end).AnyAsync(cancellationToken) ? 1 : 0, 1);
            case ["gathering", var name, "per", var whom]:
                var groups = whom == "group" ? db.Groups : db.Groups.Where(g => g.Tier == Tiers.Leadership);
                var held = Closed(name, end);
                return (await groups.CountAsync(g => held.Any(h => h.GroupId == g.Id), cancellationToken), await groups.CountAsync(cancellationToken));
            case [ActionRecord.ClassDays, _, var count]:
                var days = await db.CheckIns
                    .Where(c => c.TakenBackAt == null && c.Day <= day && leaders.Any(m => m.Id == c.MemberId) && OfClasses(end).Any(g => g.Id == c.GatheringId))
                    .Select(c => c.Day).Distinct().CountAsync(cancellationToken);
                return (days, int.Parse(count, CultureInfo.InvariantCulture));
            case ["every", "党组", "owns", _]:
                var owners = Subjects(day).Where(s => s.OwnerId != null).Select(s => s.OwnerId!.Value);
                return (await leaders.CountAsync(m => owners.Contains(m.Id), cancellationToken), await leaders.CountAsync(cancellationToken));
            case ["every", _, "has", _]:
                var about = db.AboutOn(day);
                var planned = from visit in figures.OnDay(db.LedgerItems.Where(i => about.Any(l => l.FromId == i.Id)), day)
                              where visit.State != LedgerState.Void
                              join link in about on visit.ItemId equals link.FromId
                              select link.ToId;
                return (await Subjects(day).CountAsync(s => planned.Contains(s.ItemId), cancellationToken), await Subjects(day).CountAsync(cancellationToken));
            case ["notice", var series]:
                return await NoticeAsync(series, end, cancellationToken);
            case ["consultation", _]:
                return await ConsultationAsync(day, cancellationToken);
            default:
                return (0, 1);
        }
    }

    /// <summary>Tiers that a notice of the series went to and whose time is over, of all tiers that there are.</summary>
    private async ValueTask<(int Done, int Of)> NoticeAsync(string series, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var audiences = await db.AllTopics.InFigures()
            .Where(t => t.Sort == TopicSort.Notice && t.GroupId == null && t.DueAt < end
                && (t.Series == series || t.Title.Contains(series)))
            .Select(t => t.Audience).ToListAsync(cancellationToken);
        var tiers = await db.Groups.Select(g => g.Tier).Distinct().ToListAsync(cancellationToken);
        return (tiers.Count(tier => audiences.Exists(audience => audience.HasFlag(tier))), tiers.Count);
    }

    /// <summary>Opinions that were answered, of all that came in rounds which are over; a round in which nobody said anything is one of its own.</summary>
    private async ValueTask<(int Done, int Of)> ConsultationAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var over = db.Consultations.Where(c => c.ClosesOn < day);

        if (!await over.AnyAsync(cancellationToken))
        {
            return (0, 1);
        }

        var said = db.Opinions.Where(o => over.Any(c => c.Id == o.ConsultationId));
        var count = await said.CountAsync(cancellationToken);
        return count == 0 ? (1, 1) : (await said.CountAsync(o => o.EndedOn != null && o.EndedOn <= day, cancellationToken), count);
    }

    /// <summary>Gatherings of the days of a class for the leading body, whatever the class is called; one that is called 读书班 without a plan is such a day too.</summary>
    private IQueryable<Gathering> OfClasses(DateTimeOffset end)
    {
        var days = db.AllTopics.NotVoided().Where(t => t.Sort == TopicSort.ClassDay && (t.Audience & Tiers.Leadership) != 0);
        return db.Gatherings.EndedBefore(end).Where(g => g.Name.Contains("读书班") || days.Any(t => t.Id == g.TopicId));
    }

    private IQueryable<Gathering> Closed(string name, DateTimeOffset end) => db.Gatherings.EndedBefore(end).Where(g => g.Name.Contains(name) || g.Form == name);
}

/// <summary>How a prescribed action stands.</summary>
internal sealed record ActionRecord(int Number, LedgerRow Row, string Word, int Count, int Of, bool IsDerived)
{
    public const string Done = "已落实";
    public const string Part = "部分";
    public const string NotYet = "未到时间";
    public const string Missed = "未落实";
    public const string Asked = "要人判断";
    public const string None = "没有记录";

    public const string ClassDays = "class-days";

    public bool IsDone => Of > 0 && Count >= Of;

    public bool IsShortOfDays => Row.Check is [ClassDays, ..] && !IsDone;

    /// <summary>What the row is about, without how many days of it: 读书班 of 读书班 7 天.</summary>
    public string Subject => Row.Title[..(Row.Title.AsSpan().IndexOfAnyInRange('0', '9') is > 0 and var digits ? digits : Row.Title.Length)].TrimEnd();

    public string Figure => string.Create(CultureInfo.InvariantCulture, $"{Count}/{Of}");
}
