using System.Globalization;
using BotService.Features.LedgerLists.Listing;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists;

/// <summary>The check `derived`: what records tell of a prescribed action, so that nobody is asked for it. No record is said to be none, never to be a no.</summary>
internal sealed class ActionRecords(BotDbContext db, LedgerBook book, IEnumerable<IPrescribedCheck> checks, ICampaignStart campaign, LocalClock clock)
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

        if (row.IsManual)
        {
            var judged = verdict switch { nameof(LedgerVerb.Reach) => ActionRecord.Done, nameof(LedgerVerb.Miss) => ActionRecord.Missed, _ => ActionRecord.Asked };
            return new ActionRecord(number, row, judged, new PrescribedCount(0, 0), IsDerived: false);
        }

        var count = CheckOf(row) is { } check ? await check.CountAsync(row.Check, day, cancellationToken) : new PrescribedCount(0, 1);
        var (done, of) = count;
        var word = of > 0 && done >= of ? ActionRecord.Done : done > 0 ? ActionRecord.Part : IsAhead(row, day) ? ActionRecord.NotYet : ActionRecord.None;
        word = verdict switch { nameof(LedgerVerb.Miss) => ActionRecord.Missed, nameof(LedgerVerb.Reach) => ActionRecord.Done, _ => word };
        return new ActionRecord(number, row, word, count, IsDerived: true);
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
            ActionRecord.Part => $"：{record.Count.InDays ?? record.Figure}",
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

    /// <summary>The one that states a form in which the row's check is written.</summary>
    private IPrescribedCheck? CheckOf(LedgerRow row) => checks.FirstOrDefault(check => PrescribedForm.Of(check.GetType()).Any(form => form.Read(row.Check) is not null));
}

/// <summary>How a prescribed action stands.</summary>
internal sealed record ActionRecord(int Number, LedgerRow Row, string Word, PrescribedCount Count, bool IsDerived)
{
    public const string Done = "已落实";
    public const string Part = "部分";
    public const string NotYet = "未到时间";
    public const string Missed = "未落实";
    public const string Asked = "要人判断";
    public const string None = "没有记录";

    public bool IsDone => Count.Of > 0 && Count.Done >= Count.Of;

    public bool IsShortOfDays => Count.InDays is not null && !IsDone;

    /// <summary>What the row is about, without how many days of it: 读书班 of 读书班 7 天.</summary>
    public string Subject => Row.Title[..(Row.Title.AsSpan().IndexOfAnyInRange('0', '9') is > 0 and var digits ? digits : Row.Title.Length)].TrimEnd();

    public string Figure => string.Create(CultureInfo.InvariantCulture, $"{Count.Done}/{Count.Of}");
}
