using BotService.Settings;

namespace BotService.Reminders;

/// <summary>Some working days before a subject is due; not before people have heard of it.</summary>
/// <param name="time">The due time of day when null.</param>
internal sealed class DaysBeforeDue(int days, TimeOnly? time) : IReminderMoment
{
    public static MomentKind Kind { get; } = new(
        ["DaysBeforeDue"],
        """{ "DaysBeforeDue": 1, "At": "09:37" }""",
        Read,
        Optional: "At");

    public DateTimeOffset? Of(IRuleSubject subject, PlanningFacts facts)
    {
        var due = facts.Clock.ToLocal(subject.DueAt);
        var day = DateOnly.FromDateTime(due);

        for (var i = 0; i < days; i++)
        {
            day = facts.Calendar.PreviousWorkingDay(day);
        }

        var at = facts.Sendable(day.ToDateTime(time ?? WithinHours(TimeOnly.FromDateTime(due), facts)));
        return at > facts.Announced(subject) ? at : null;
    }

    private static TimeOnly WithinHours(TimeOnly dueTime, PlanningFacts facts)
    {
        var hours = facts.Calendar.Hours;
        return dueTime < hours.Start ? hours.Start : dueTime > hours.End ? hours.End : dueTime;
    }

    private static DaysBeforeDue? Read(SettingsNode when, ICollection<string> problems)
    {
        var days = when["DaysBeforeDue"]!.Number(1, 5, problems);
        var time = when["At"]?.TimeOfDay(problems);
        return days is { } number && (time is not null || when["At"] is null) ? new DaysBeforeDue(number, time) : null;
    }
}
