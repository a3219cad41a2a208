using BotService.Store;
using BotService.Time;

namespace BotService.Reminders;

/// <summary>Everything a rule may know.</summary>
/// <param name="Topics">Planned and open topics, none that an admin closed.</param>
/// <param name="Now">The one present of this look, so that nothing falls between two readings of the clock.</param>
internal sealed record PlanningFacts(IReadOnlyList<Topic> Topics, WorkCalendar Calendar, LocalClock Clock, DateTimeOffset Now)
{
    /// <summary>What features remind of besides topics.</summary>
    public IReadOnlyList<IReminderSubject> Subjects { get; init; } = [];

    /// <summary>The first instant at or after a wall time at which people may be disturbed: a working day, no quiet hour, no busy minute of the channel.</summary>
    public DateTimeOffset Sendable(DateTime local) => Clock.ToInstant(Calendar.NextCalm(local));

    public DateTimeOffset Sendable(DateTimeOffset instant) => Sendable(Clock.ToLocal(instant));

    /// <summary>When people hear that a topic is open: as soon as it is, on the next working moment.</summary>
    public DateTimeOffset Announced(Topic topic) => Sendable(topic.OpenedAt ?? topic.OpensAt);

    public bool MaySendAt(DateTime local) => Calendar.NextCalm(local) == local;

    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(Clock.ToLocal(instant));
}
