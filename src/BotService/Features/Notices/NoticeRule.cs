using System.Globalization;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.Extensions.Options;

namespace BotService.Features.Notices;

/// <summary>A notice is told once; whoever had no push left this week is told with the next week's first. One line on a Thursday, then it is silent.</summary>
internal sealed class NoticeRule(IOptions<ReminderOptions> options, StudyTimes times) : IReminderRule
{
    private const string OnThursday = "notice-week";

    public string Name => "notice";

    public IReadOnlyList<string> Names => [Name, OnThursday];

    public string Word => "传达";

    public IEnumerable<Nudge> Due(TimeWindow window, PlanningFacts facts)
    {
        foreach (var notice in facts.Of<Topic>().Where(t => t.Row.Sort is TopicSort.Notice && t.IsOpen))
        {
            if (!notice.IsAnnounced && facts.Announced(notice) is var at && at <= window.Until)
            {
                yield return Told(notice, at) with { IsOwedUntilTold = true };
            }
            else if (NextWeek(notice, facts) is { } again && window.Contains(again) && again < notice.DueAt)
            {
                yield return Told(notice, again);
            }

            if (Thursday(notice, facts) is { } line && window.Contains(line))
            {
                yield return Line(notice, line, facts);
            }

            foreach (var later in LaterReminders(notice, facts).Where(window.Contains))
            {
                yield return Line(notice, later, facts) with { OnlyWithOthers = true, Reserve = 0 };
            }
        }
    }

    private static Nudge Line(IRuleSubject<Topic> notice, DateTimeOffset at, PlanningFacts facts) => new(OnThursday, notice, at, NudgeAudience.StillPending, facts.Clock.StartOf(facts.DayOf(at).AddDays(1)))
    {
        Reserve = 1,
        Card = () => CardOf(notice.Row, "还没有点已阅；只提醒这一次"),
        Fact = new CardFact("待阅", $"传{notice.Row.Number}，看完发 已阅 传{notice.Row.Number}"),
        Section = () => SectionOf(notice.Row),
    };

    /// <summary>Whoever was spared on Thursday, because a push was left to the study reminder before the due time, reads the line on that one.</summary>
    private IEnumerable<DateTimeOffset> LaterReminders(IRuleSubject<Topic> notice, PlanningFacts facts) =>
        from row in options.Value.Rows
        where row is { IsReminder: true, When: not OnWeekday }
        from study in facts.Ruled
        where study.ComesFirst
        let at = row.When.Of(study, facts)
        where at is not null && at > Thursday(notice, facts) && at < notice.DueAt && StudyWeek.Of(facts.DayOf(at.Value)) == StudyWeek.Of(facts.DayOf(Thursday(notice, facts)!.Value))
        select at.Value;

    private Nudge Told(IRuleSubject<Topic> notice, DateTimeOffset at) => new(Name, notice, at, NudgeAudience.StillPending, notice.DueAt)
    {
        IsAnnouncement = true,
        Card = () => CardOf(notice.Row, "看完点一下已阅；不催当天"),
        Section = () => SectionOf(notice.Row),
    };

    /// <summary>The first working day of the week after it was sent; nobody who was told already is told again.</summary>
    private DateTimeOffset? NextWeek(IRuleSubject<Topic> notice, PlanningFacts facts) =>
        facts.Calendar.FirstWorkingDay(notice.Week.Next()) is { } day ? facts.Sendable(day.ToDateTime(times.OpensAt)) : null;

    /// <summary>At the instant of the study reminder that has a weekday; the first one that does not fall on the day it was sent.</summary>
    private DateTimeOffset? Thursday(IRuleSubject<Topic> notice, PlanningFacts facts)
    {
        if (options.Value.Rows.FirstOrDefault(row => row is { IsReminder: true, When: OnWeekday }) is not { } row)
        {
            return null;
        }

        return row.When.Of(notice, facts) ?? row.When.Of(new NoticeInWeek(notice, notice.Week.Next()), facts);
    }

    private static CardContent CardOf(Topic notice, string summary) => new($"传{notice.Number}：{TextValue.Of(notice.Title)}", summary)
    {
        Link = notice.Link is null ? null : new CardLink("打开原文", notice.Link),
        Buttons = [new CardButton("已阅", string.Create(CultureInfo.InvariantCulture, $"已阅 传{notice.Number}"), $"已阅 传{notice.Number}")],
    };

    private static string SectionOf(Topic notice) =>
        string.Join('\n', [$"传{notice.Number}《{TextValue.Of(notice.Title)}》", .. notice.Link is null ? (string[])[] : [notice.Link], $"看完请回复：已阅 传{notice.Number}"]);
}
