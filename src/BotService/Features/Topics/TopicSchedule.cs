using BotService.Time;

namespace BotService.Features.Topics;

/// <summary>A topic's local times, derived from its week and the calendar, so that a plan for the year needs weeks and titles only.</summary>
internal sealed record TopicSchedule(DateTime Opens, DateTime Due)
{
    /// <summary>Null for a week without a working day: such a week is skipped.</summary>
    public static TopicSchedule? Of(StudyWeek week, WorkCalendar calendar, StudyTimes times)
    {
        if (calendar.FirstWorkingDay(week) is not { } first || calendar.LastWorkingDay(week) is not { } last)
        {
            return null;
        }

        return new TopicSchedule(first.ToDateTime(times.OpensAt), last.ToDateTime(times.DueAt));
    }

    /// <summary>The first closing day strictly after the due day; also right when a make-up Sunday is the due day.</summary>
    public static DateTime LateUntilFor(DateOnly due, StudyTimes times)
    {
        var ahead = ((int)times.LateUntilDay - (int)due.DayOfWeek + 7) % 7;
        return due.AddDays(ahead == 0 ? 7 : ahead).ToDateTime(times.LateUntilAt);
    }
}
