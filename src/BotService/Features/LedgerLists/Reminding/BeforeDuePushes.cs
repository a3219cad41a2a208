using System.Globalization;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Reminding;

/// <summary>One working day before, and nothing after that day: all items of that day in one message to their owner, and the last by itself. It leaves a push to the study.</summary>
[LedgerReminder(LedgerKindWords.BeforeDue, Position = 3, At = "10:07")]
internal sealed class BeforeDuePushes(
    BotDbContext db, LedgerKinds kinds, LedgerPeopleAtWork people, FirstPushTold first, PersonalPush push, ItemOrigins origins, WorkCalendar calendar, LocalClock clock) : ILedgerReminder
{
    private const string RuleBegins = "due-";

    private const string Last = "过期后不再自动提醒";

    public SourceMessages Messages { get; } = new(RuleBegins, "清单到期前提醒", "成员");

    public async ValueTask<IReadOnlyList<LedgerReminderDay>> DaysAsync(LedgerReminderSpan span, CancellationToken cancellationToken)
    {
        if (!span.IsAnyOpen)
        {
            return [];
        }

        // A day behind the span may have its working day before in it.
        var (from, last) = (span.From, calendar.NextWorkingDay(span.Until));
        var due = await span.Open.Where(i => i.State == LedgerState.Doing && i.OwnerId != null && i.DueOn > from && i.DueOn <= last).Select(i => i.DueOn!.Value).Distinct().ToListAsync(cancellationToken);
        return [.. due.GroupBy(calendar.PreviousWorkingDay).Select(day => new LedgerReminderDay(day.Key, clock.StartOf(day.Max().AddDays(1))))];
    }

    public async ValueTask WriteAsync(LedgerSubject subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var day = subject.Day;
        var (today, until) = (clock.DayOf(now), calendar.NextWorkingDay(day));
        var used = kinds.Followed.Where(kind => kind.Rungs.Contains(LedgerKindWords.BeforeDue)).Select(kind => kind.Key).ToList();
        var leaves = db.Leaves.AskedOrGranted();
        var due = await (from item in db.LedgerItems.NotHeld(db, today)
                         where used.Contains(item.Kind) && item.State == LedgerState.Doing && item.DueOn > day && item.DueOn <= until && item.DueOn >= today
                         join member in people.Awake(today) on item.OwnerId equals member.Id
                         orderby member.Id, item.DueOn, item.Id
                         select new
                         {
                             Item = item,
                             Member = member,
                             IsAway = leaves.Any(l => l.MemberId == member.Id && l.From <= item.DueOn && l.To >= item.DueOn),
                         }).ToListAsync(cancellationToken);

        // The week's first push told of them already; on a later day its card leaves out the line of those who had it before.
        var told = calendar.FirstWorkingDay(StudyWeek.Of(today)) == today ? await first.ReadAsync(now, cancellationToken) : [];

        var owners = due.Where(one => !one.IsAway && !told.Contains(one.Member.Id)).GroupBy(one => one.Member.Id)
            .Select(own => (own.First().Member, Items: own.Select(one => one.Item).ToList())).ToList();
        var from = await origins.ForOwnersAsync(owners.Where(owner => owner.Items.Count == 1).Select(owner => (owner.Items[0], owner.Member)), cancellationToken);
        var messages = owners.ConvertAll(owner => new PersonalMessage(owner.Member, RuleOf(owner.Items), ContentOf(owner.Items, today, from))
        {
            UselessFrom = clock.StartOf(owner.Items.Max(item => item.DueOn!.Value).AddDays(1)),
        });
        await push.OweEachAsync(messages, new PushTerms(now) { Reserve = 1 }, cancellationToken);
    }

    private static string RuleOf(List<LedgerItem> items) => string.Create(CultureInfo.InvariantCulture, $"{RuleBegins}{items[0].DueOn:yyyyMMdd}");

    /// <param name="from">What items come from, as far as their owners see it.</param>
    private OutboundContent ContentOf(List<LedgerItem> items, DateOnly today, IReadOnlyDictionary<int, string> from)
    {
        if (items is [var only])
        {
            return LedgerPushCard.ForOwner(kinds.Of(only.Kind), only, $"{WhenOf(only, today)}到期；{Last}", from.GetValueOrDefault(only.Id, string.Empty));
        }

        var lines = items.Select(item => $"{kinds.Of(item.Kind).Prefix}{item.Number} {item.Title}：{WhenOf(item, today)}到期");
        var how = $"办完发 编号 完成 结果，例如 {kinds.Of(items[0].Kind).Prefix}{items[0].Number} 完成 办法已印发";
        return new TextContent(string.Join('\n', [.. lines, how, Last]));
    }

    private static string WhenOf(LedgerItem item, DateOnly today) => (item.DueOn!.Value.DayNumber - today.DayNumber) switch { 0 => "今天", 1 => "明天", _ => LedgerDays.Long(item.DueOn.Value) };
}
