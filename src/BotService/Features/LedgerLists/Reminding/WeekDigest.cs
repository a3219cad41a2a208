using System.Globalization;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>What admins read on the week's first working day: figures by kind, what waits too long, what nobody can verify, what a talk must settle, and once a month the lists that nobody uses. Nothing when there is nothing.</summary>
[LedgerReminder("ledger-week", Position = 6, At = "09:37")]
internal sealed class WeekDigest(
    BotDbContext db, LedgerKinds kinds, LedgerDays days, LedgerFigures figures, LedgerVerifiers verifiers, Burden burden, OutboxWriter outbox, WorkCalendar calendar, LocalClock clock, IOptions<OrganisationOptions> organisation)
    : ILedgerReminder
{
    private const string KeyBegins = "ledger-week:";

    private const int Most = 10;

    private const int MostWaiting = 300;

    private const int LongWait = 5;

    private const int RedFrom = 6;

    private const int EnoughChases = 2;

    public SourceMessages Messages { get; } = new(KeyBegins, "清单每周汇总", "管理员");

    public ValueTask<IReadOnlyList<LedgerReminderDay>> DaysAsync(LedgerReminderSpan span, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<LedgerReminderDay>>(
        [.. span.FirstDays.Where(first => span.IsAnyOpen || IsFirstOfMonth(first.Day)).Select(first => new LedgerReminderDay(first.Day, clock.StartOf(first.Week.Next().Monday)))]);

    public async ValueTask WriteAsync(LedgerSubject subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await TextAsync(clock.DayOf(now), cancellationToken) is { } text)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{KeyBegins}{StudyWeek.Of(clock.DayOf(now)).Key}");
            outbox.Owe(key, await db.AdminsAsync(organisation.Value, clock.Today, cancellationToken), new TextContent(text), subject.UselessFrom);
        }
    }

    private async ValueTask<string?> TextAsync(DateOnly today, CancellationToken cancellationToken)
    {
        List<string> lines = [];

        foreach (var kind in kinds.Followed.Where(kind => !kind.IsPrescribed))
        {
            var count = await figures.CountAsync(db.LedgerItems.Where(i => i.Kind == kind.Key), kind, today, cancellationToken);

            if (count.Doing + count.Claimed > 0)
            {
                lines.Add($"{kind.List}：办理中 {count.Doing}（逾期 {count.Late}），待核实 {count.Claimed}");
            }
        }

        var on = kinds.Followed.Select(kind => kind.Key).ToList();
        var items = db.LedgerItems.Where(i => on.Contains(i.Kind));
        var waiting = await items.Where(i => i.State == LedgerState.Claimed).OrderBy(i => i.Id).Take(MostWaiting).ToListAsync(cancellationToken);
        await AddWaitingAsync(lines, waiting, today, cancellationToken);
        var red = days.WorkingDaysBefore(today, RedFrom);
        Add(lines, "逾期·红", await items.Where(i => i.State == LedgerState.Doing && i.DueOn <= red).OrderBy(i => i.DueOn).Take(Most + 1).ToListAsync(cancellationToken));
        var chased = items.Where(i => i.State == LedgerState.Doing && db.LedgerEntries.Count(e => e.ItemId == i.Id && e.TakenBackAt == null && e.Verb == nameof(LedgerVerb.Chase)
            && !db.LedgerEntries.Any(later => later.ItemId == i.Id && later.Id > e.Id && later.TakenBackAt == null && later.Verb != nameof(LedgerVerb.Chase))) >= EnoughChases);
        Add(lines, "需要当面", await chased.OrderBy(i => i.Id).Take(Most + 1).ToListAsync(cancellationToken));

        if (IsFirstOfMonth(today) && await burden.SilentListsAsync(today, cancellationToken) is { Count: > 0 } silent)
        {
            lines.Add($"三个月没有变化：{string.Join('、', silent)}（可停用）");
        }

        return lines.Count == 0 ? null : string.Join('\n', [$"清单（{LedgerDays.Long(today)}）", .. lines, "看一件发它的编号；督办发 督办 任N"]);
    }

    /// <summary>The week's digest is its month's first: the one before it was of another month, however many weeks off lie between.</summary>
    private bool IsFirstOfMonth(DateOnly day)
    {
        var week = StudyWeek.Of(day);
        var before = StudyWeek.Of(calendar.PreviousWorkingDay(week.Monday));
        return calendar.FirstWorkingDay(before)?.Month != (calendar.FirstWorkingDay(week) ?? day).Month;
    }

    private async ValueTask AddWaitingAsync(List<string> lines, List<LedgerItem> waiting, DateOnly today, CancellationToken cancellationToken)
    {
        var since = days.WorkingDaysBefore(today, LongWait);
        var ids = waiting.ConvertAll(item => item.Id);
        var claimed = await db.LedgerEntries.Where(e => ids.Contains(e.ItemId) && e.Verb == nameof(LedgerVerb.Claim) && e.TakenBackAt == null)
            .GroupBy(e => e.ItemId).Select(g => new { g.Key, Day = g.Max(e => e.Day) }).ToDictionaryAsync(g => g.Key, g => g.Day, cancellationToken);
        var late = waiting.FindAll(item => claimed.TryGetValue(item.Id, out var day) && day < since);
        var without = (await verifiers.ForAllAsync(waiting, cancellationToken)).Where(one => one.Candidates.People.Count == 0).Select(one => one.Item).ToList();
        Add(lines, $"待核实超过 {LongWait} 个工作日", late);
        Add(lines, "没有可以核实的人", without);
    }

    private void Add(List<string> lines, string head, List<LedgerItem> items)
    {
        if (items.Count > 0)
        {
            lines.Add($"{head}：{ShortList.Of(items.ConvertAll(item => $"{kinds.Of(item.Kind).Prefix}{item.Number}"), Most)}");
        }
    }
}
