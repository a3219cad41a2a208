using BotService.Settings;

namespace BotService.Reminders;

/// <summary>A day of the subject's week, or the working day before when that is off; neither on the opening day nor on the due day, which has a reminder of its own.</summary>
internal sealed class OnWeekday(DayOfWeek weekday, TimeOnly time) : IReminderMoment
{
    private static readonly string[] Names = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    public static MomentKind Kind { get; } = new(["Weekday", "At"], """{ "Weekday": "Thursday", "At": "16:07" }""", Read);

    public DateTimeOffset? Of(IRuleSubject subject, PlanningFacts facts)
    {
        var day = subject.Week.Monday.AddDays(((int)weekday + 6) % 7);
        day = facts.Calendar.IsWorkingDay(day) ? day : facts.Calendar.PreviousWorkingDay(day);
        var at = facts.Sendable(day.ToDateTime(time));
        return day > facts.DayOf(facts.Announced(subject)) && facts.DayOf(at) < facts.DayOf(subject.DueAt) ? at : null;
    }

    private static OnWeekday? Read(SettingsNode when, ICollection<string> problems)
    {
        var day = DayOf(when["Weekday"]!) ?? when["Weekday"]!.Refuse<DayOfWeek>("要写 Monday、Tuesday、Wednesday、Thursday、Friday、Saturday、Sunday 之一，或 周一 到 周日", problems);
        var time = when["At"]!.TimeOfDay(problems);
        return day is { } weekday && time is { } at ? new OnWeekday(weekday, at) : null;
    }

    private static DayOfWeek? DayOf(SettingsNode node)
    {
        var name = Array.IndexOf(Names, node.Value);
        return name >= 0 ? (DayOfWeek)name
            : Enum.GetValues<DayOfWeek>().Where(day => string.Equals(day.ToString(), node.Value, StringComparison.OrdinalIgnoreCase)).Select(day => (DayOfWeek?)day).FirstOrDefault();
    }
}
