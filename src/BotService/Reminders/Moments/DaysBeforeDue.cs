using BotService.Settings;
using BotService.Store;

namespace BotService.Reminders;

/// <summary>Some working days before a topic is due, at the due time of day; not before people have heard of it.</summary>
internal sealed class DaysBeforeDue(int days) : IReminderMoment
{
    public static MomentKind Kind { get; } = new(
        ["DaysBeforeDue"],
        """{ "DaysBeforeDue": 1 }""",
        (when, problems) => when["DaysBeforeDue"]!.Number(1, 5, problems) is { } days ? new DaysBeforeDue(days) : null);

    public DateTimeOffset? Of(Topic topic, PlanningFacts facts)
    {
        var due = facts.Clock.ToLocal(topic.DueAt);
        var day = DateOnly.FromDateTime(due);

        for (var i = 0; i < days; i++)
        {
            day = facts.Calendar.PreviousWorkingDay(day);
        }

        var time = TimeOnly.FromDateTime(due);
        var hours = facts.Calendar.Hours;
        time = time < hours.Start ? hours.Start : time > hours.End ? hours.End : time;
        var at = facts.Sendable(day.ToDateTime(time));
        return at > facts.Announced(topic) ? at : null;
    }
}
