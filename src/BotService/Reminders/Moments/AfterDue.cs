using BotService.Settings;

namespace BotService.Reminders;

/// <summary>Some time after a subject was due.</summary>
internal sealed class AfterDue(TimeSpan span) : IReminderMoment
{
    public static MomentKind Kind { get; } = new(
        ["AfterDue"],
        """{ "AfterDue": "00:07" }""",
        (when, problems) => when["AfterDue"]!.Span(TimeSpan.Zero, TimeSpan.FromDays(7), problems) is { } span ? new AfterDue(span) : null);

    public DateTimeOffset? Of(IRuleSubject subject, PlanningFacts facts) => facts.Sendable(subject.DueAt + span);
}
