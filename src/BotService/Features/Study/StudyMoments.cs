using BotService.Reminders;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Study;

/// <summary>The instants that several rules measure from, all of them working moments away from WeCom's peaks.</summary>
internal static class StudyMoments
{
    /// <summary>When people hear that a topic is open: as soon as it is, on the next working moment.</summary>
    public static DateTimeOffset Announced(this Topic topic, PlanningFacts facts) =>
        facts.Sendable(facts.Clock.ToLocal(topic.OpenedAt ?? topic.OpensAt));

    /// <summary>The first instant at or after a wall time at which people may be disturbed.</summary>
    public static DateTimeOffset Sendable(this PlanningFacts facts, DateTime local) =>
        facts.Clock.ToInstant(WorkCalendar.AvoidPeak(facts.Calendar.NextSendable(local)));

    public static DateOnly DayOf(this PlanningFacts facts, DateTimeOffset instant) => DateOnly.FromDateTime(facts.Clock.ToLocal(instant));
}
