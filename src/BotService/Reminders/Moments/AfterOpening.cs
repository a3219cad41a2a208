using BotService.Settings;
using BotService.Store;
using BotService.Time;

namespace BotService.Reminders;

/// <summary>When a topic opens, as soon as people may be disturbed, or some time afterwards.</summary>
internal sealed class AfterOpening(TimeSpan span) : IReminderMoment
{
    public static MomentKind Kind { get; } = new(
        ["AfterOpening"],
        """{ "AfterOpening": "00:00" }""",
        (when, problems) => when["AfterOpening"]!.Span(TimeSpan.Zero, TimeSpan.FromDays(7), problems) is { } span ? new AfterOpening(span) : null);

    /// <summary>The announcement itself.</summary>
    public bool IsAtOnce => span == TimeSpan.Zero;

    public DateTimeOffset? Of(Topic topic, PlanningFacts facts)
    {
        var opening = facts.Announced(topic);
        return IsAtOnce ? opening : facts.Sendable(opening + span);
    }

    /// <summary>Once it is open it is owed until it has been said, however long the commit of its opening took.</summary>
    public bool IsOwed(Topic topic, DateTimeOffset at, TimeWindow window) =>
        topic.OpenedAt is null || !IsAtOnce ? window.Contains(at) : topic.DueTold is null && at <= window.Until;
}
