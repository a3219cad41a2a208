using BotService.Jobs;
using BotService.Simulator;
using BotService.Time;

namespace BotService.Demo;

/// <summary>Lets the chat page read the clock and, where it is controllable, move it.</summary>
internal sealed class DemoClock(LocalClock clock, IServiceProvider services) : ISimulatedClock
{
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(21);

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    public DateTimeOffset Now => clock.Stamp();

    /// <summary>What is overdue, as in the first minute of a week's later day, comes next: now.</summary>
    public async Task<DateTimeOffset?> NextReminderAsync(CancellationToken cancellationToken) =>
        services.GetService<ClockMover>() is { } mover && await mover.NextReminderAsync(Horizon, cancellationToken) is { } next ? Later(clock.Stamp(next), Now) : null;

    public async Task MoveToAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        if (services.GetService<ClockMover>() is { } mover)
        {
            // The clock runs on between the question and the leap, and a leap back is none.
            await mover.MoveToAsync(Later(instant, Now + Moment), cancellationToken);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
