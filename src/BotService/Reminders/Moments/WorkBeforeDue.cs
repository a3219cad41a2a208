using BotService.Settings;
using BotService.Store;

namespace BotService.Reminders;

/// <summary>So much working time before a topic is due; not when people only just heard of it.</summary>
internal sealed class WorkBeforeDue(TimeSpan span) : IReminderMoment
{
    public static MomentKind Kind { get; } = new(
        ["WorkBeforeDue"],
        """{ "WorkBeforeDue": "03:00" }""",
        (when, problems) => when["WorkBeforeDue"]!.Span(TimeSpan.FromMinutes(15), TimeSpan.FromDays(2), problems) is { } span ? new WorkBeforeDue(span) : null);

    public DateTimeOffset? Of(Topic topic, PlanningFacts facts)
    {
        var at = facts.Sendable(facts.Calendar.WorkingTimeBefore(facts.Clock.ToLocal(topic.DueAt), span));
        return at > facts.Announced(topic) && at < topic.DueAt ? at : null;
    }
}
