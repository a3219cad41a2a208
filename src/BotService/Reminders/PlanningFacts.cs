using BotService.Time;

namespace BotService.Reminders;

/// <summary>Everything a rule may know.</summary>
/// <param name="Ruled">What the rules are applied to: planned and open subjects, none that an admin closed.</param>
/// <param name="Now">The instant that all of this planning takes for the present, so that nothing falls between two readings of the clock.</param>
internal sealed record PlanningFacts(IReadOnlyList<IRuleSubject> Ruled, WorkCalendar Calendar, LocalClock Clock, DateTimeOffset Now)
{
    /// <summary>What features remind of once, at a time of its own.</summary>
    public IReadOnlyList<IReminderSubject> Subjects { get; init; } = [];

    /// <summary>Those that stand for a row of this kind.</summary>
    public IEnumerable<IRuleSubject<T>> Of<T>() => Ruled.OfType<IRuleSubject<T>>();

    /// <summary>The first instant at or after a wall time at which people may be disturbed: a working day, no quiet hour, no busy minute of the channel.</summary>
    public DateTimeOffset Sendable(DateTime local) => Clock.ToInstant(Calendar.NextCalm(local));

    public DateTimeOffset Sendable(DateTimeOffset instant) => Sendable(Clock.ToLocal(instant));

    /// <summary>When people hear that a subject is open: as soon as it is, on the next working moment.</summary>
    public DateTimeOffset Announced(IRuleSubject subject) => Sendable(subject.OpensAt);

    public bool MaySendAt(DateTime local) => Calendar.NextCalm(local) == local;

    public DateOnly DayOf(DateTimeOffset instant) => Clock.DayOf(instant);
}
