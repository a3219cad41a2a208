using BotService.Settings;

namespace BotService.Reminders;

/// <summary>So much working time before a subject is due; not when people only just heard of it.</summary>
internal sealed class WorkBeforeDue(TimeSpan span) : IReminderMoment
{
    public static MomentKind Kind { get; } = new(
        ["WorkBeforeDue"],
        """{ "WorkBeforeDue": "03:00" }""",
        (when, problems) => when["WorkBeforeDue"]!.Span(TimeSpan.FromMinutes(15), TimeSpan.FromDays(2), problems) is { } span ? new WorkBeforeDue(span) : null);

    public DateTimeOffset? Of(IRuleSubject subject, PlanningFacts facts)
    {
        var at = facts.Sendable(facts.Calendar.WorkingTimeBefore(facts.Clock.ToLocal(subject.DueAt), span));
        return at > facts.Announced(subject) && at < subject.DueAt ? at : null;
    }
}
