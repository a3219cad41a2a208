using BotService.Jobs;
using BotService.Simulator;
using BotService.Time;

namespace BotService.Demo;

/// <summary>Lets the chat page read the clock and, where it is controllable, move it.</summary>
/// <param name="mover">Null where the clock is not controllable.</param>
internal sealed class DemoClock(LocalClock clock, ClockMover? mover = null) : ISimulatedClock
{
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(21);

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    public DateTimeOffset Now => clock.Stamp();

    /// <summary>What is overdue, as in the first minute of a week's later day, comes next: now.</summary>
    public async Task<DateTimeOffset?> NextReminderAsync(CancellationToken cancellationToken) =>
        mover is not null && await mover.NextReminderAsync(Horizon, cancellationToken) is { } next ? Later(clock.Stamp(next), Now) : null;

    public async Task MoveToAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        if (mover is not null)
        {
            // The clock runs on between the question and the leap, and a leap back is none.
            await mover.MoveToAsync(Later(instant, Now + Moment), cancellationToken);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
