using BotService.Outbox;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;

namespace BotService.Jobs;

/// <summary>Moves the service's clock forward, stopping at every instant at which something falls due and doing it there.</summary>
internal sealed class ClockMover(ControllableClock clock, ReminderTick tick, OutboxDispatcher outbox, RetentionPurge purge, IServiceScopeFactory scopes) : IDisposable
{
    private readonly SemaphoreSlim _oneMove = new(1);

    /// <summary>False when the instant lies behind the clock.</summary>
    public async Task<bool> MoveToAsync(DateTimeOffset target, CancellationToken cancellationToken)
    {
        await _oneMove.WaitAsync(cancellationToken);

        try
        {
            if (target < clock.GetUtcNow())
            {
                return false;
            }

            // What is under way at this instant belongs to it, not to the one we move to.
            await WorkAsync(cancellationToken);

            while (await NextStopAsync(target, cancellationToken) is { } stop)
            {
                clock.TryMoveTo(stop);
                await WorkAsync(cancellationToken);
            }

            clock.TryMoveTo(target);
            await WorkAsync(cancellationToken);
            await purge.RunIfDueAsync(cancellationToken);
            return true;
        }
        finally
        {
            _oneMove.Release();
        }
    }

    /// <summary>The next reminder after now, for whoever wants to look at it.</summary>
    public async Task<DateTimeOffset?> NextReminderAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var planner = scope.ServiceProvider.GetRequiredService<ReminderPlanner>();
        var db = scope.ServiceProvider.GetRequiredService<BotDbContext>();
        var now = clock.GetUtcNow();
        var facts = await scope.ServiceProvider.GetRequiredService<ReminderSources>().ReadAsync(now, now, cancellationToken);
        var planned = await ReminderPlanner.PlannedUntilAsync(db, now, cancellationToken);
        return planner.NextInstant(planned, now + within, facts);
    }

    public void Dispose() => _oneMove.Dispose();

    private async Task<DateTimeOffset?> NextStopAsync(DateTimeOffset target, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var reminder = await NextReminderAsync(target - now, cancellationToken);
        var send = await outbox.NextDueAsync(cancellationToken);
        DateTimeOffset?[] stops = [reminder, send > now && send < target ? send : null];
        return stops.Min();
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        await tick.RunAsync(cancellationToken);
        await outbox.DispatchDueAsync(cancellationToken);
    }
}
