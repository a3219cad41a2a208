using BotService.Jobs;
using BotService.Simulator;
using BotService.Time;

namespace BotService.Demo;

/// <summary>Lets the chat page read the clock and, where it is controllable, move it.</summary>
internal sealed class DemoClock(LocalClock clock, IServiceProvider services) : ISimulatedClock
{
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(21);

    public DateTimeOffset Now => clock.Stamp();

    public async Task<DateTimeOffset?> NextReminderAsync(CancellationToken cancellationToken) =>
        services.GetService<ClockMover>() is { } mover && await mover.NextReminderAsync(Horizon, cancellationToken) is { } next ? clock.Stamp(next) : null;

    public async Task MoveToAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        if (services.GetService<ClockMover>() is { } mover)
        {
            await mover.MoveToAsync(instant, cancellationToken);
        }
    }
}
