using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.Extensions.Options;

namespace BotService.Features.Study;

/// <summary>In the middle of the week, those who have said nothing; on the working day before when that day is off, never on the opening day.</summary>
internal sealed class MidweekRule(IOptions<ReminderOptions> options) : IReminderRule
{
    private static readonly TimeSpan StillUseful = TimeSpan.FromHours(4);

    public string Name => "midweek";

    public IEnumerable<Nudge> Due(TimeWindow window, PlanningFacts facts) =>
        from topic in options.Value.Midweek ? facts.Topics : []
        let day = DayFor(topic, facts)
        let at = facts.Clock.ToInstant(day.ToDateTime(options.Value.MidweekAt))
        where window.Contains(at) && day > facts.DayOf(topic.Announced(facts)) && at < topic.DueAt
        select new Nudge(Name, topic, at, NudgeAudience.StillPending, at + StillUseful, StudyCard.For(topic, facts, "您还没有回复这一主题；没学也可以如实点没学"));

    private DateOnly DayFor(Topic topic, PlanningFacts facts)
    {
        var day = StudyWeek.FromKey(topic.WeekKey).Monday.AddDays(((int)options.Value.MidweekDay + 6) % 7);
        return facts.Calendar.IsWorkingDay(day) ? day : facts.Calendar.PreviousWorkingDay(day);
    }
}
