using BotService.Reminders;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Study;

/// <summary>The instants of a topic's ladder; a rung that does not exist for this topic is null.</summary>
internal static class StudyMoments
{
    public const string Last = "这是这一主题的最后一次提醒";

    /// <summary>When people hear that a topic is open: as soon as it is, on the next working moment.</summary>
    public static DateTimeOffset Announced(this Topic topic, PlanningFacts facts) => facts.Sendable(topic.OpenedAt ?? topic.OpensAt);

    /// <summary>The day in the middle of the week, or the working day before when that is off; none on the opening day.</summary>
    public static DateTimeOffset? MidweekAt(this Topic topic, PlanningFacts facts, ReminderOptions options)
    {
        var day = StudyWeek.FromKey(topic.WeekKey).Monday.AddDays(((int)options.MidweekDay + 6) % 7);
        day = facts.Calendar.IsWorkingDay(day) ? day : facts.Calendar.PreviousWorkingDay(day);
        var at = facts.Sendable(day.ToDateTime(options.MidweekAt));
        return options.Midweek && day > facts.DayOf(topic.Announced(facts)) && at < topic.DueAt ? at : null;
    }

    /// <summary>So much working time before it is due; none when people only just heard of it.</summary>
    public static DateTimeOffset? DeadlineAt(this Topic topic, PlanningFacts facts, ReminderOptions options)
    {
        var at = facts.Sendable(facts.Calendar.WorkingTimeBefore(facts.Clock.ToLocal(topic.DueAt), options.DeadlineNotice));
        return options.Deadline && at > topic.Announced(facts) && at < topic.DueAt ? at : null;
    }
}
