using BotService.Settings;

namespace BotService.Reminders;

/// <summary>When a subject opens, as soon as people may be disturbed, or some time afterwards.</summary>
internal sealed class AfterOpening(TimeSpan span) : IReminderMoment
{
    public static MomentKind Kind { get; } = new(
        ["AfterOpening"],
        """{ "AfterOpening": "00:00" }""",
        (when, problems) => when["AfterOpening"]!.Span(TimeSpan.Zero, TimeSpan.FromDays(7), problems) is { } span ? new AfterOpening(span) : null);

    /// <summary>The announcement itself.</summary>
    public bool IsAtOnce => span == TimeSpan.Zero;

    public DateTimeOffset? Of(IRuleSubject subject, PlanningFacts facts)
    {
        var opening = facts.Announced(subject);
        return IsAtOnce ? opening : facts.Sendable(opening + span);
    }

    /// <summary>Once it is open, however long the commit of its opening took.</summary>
    public bool IsOwedUntilTold(IRuleSubject subject) => subject.IsOpen && IsAtOnce;
}
