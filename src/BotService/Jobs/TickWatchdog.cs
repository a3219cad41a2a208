using BotService.Hosting;
using BotService.Outbox;
using BotService.Reminders;
using BotService.Store;
using Microsoft.Extensions.Options;

namespace BotService.Jobs;

/// <summary>
/// Ticks in the scheduler's place when it is silent. The scheduler waits for instants of the wall clock, which somebody may set; this one counts
/// time as the machine does. Whether anybody ticked, on whichever node, is told by the mark that each tick leaves.
/// </summary>
internal sealed partial class TickWatchdog(
    ReminderTick tick, OutboxDispatcher outbox, RetentionPurge purge, ScheduledJobs jobs, IServiceScopeFactory scopes, StoreReadiness store, TimeProvider time,
    IHostApplicationLifetime lifetime, IOptions<JobsOptions> options, ILogger<TickWatchdog> logger) : BackgroundService
{
    private (DateTimeOffset? Mark, int Runs) _seen;
    private long _since;
    private bool _told;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.ListeningAsync(stoppingToken);
        await store.WaitAsync(stoppingToken);
        _since = time.GetTimestamp();

        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(options.Value.TickWithin / 4, TimeProvider.System, stoppingToken);

            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The store's own troubles are told where they belong; this one only must go on looking.
                Log.Failed(logger, exception);
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = (await LastTickAsync(cancellationToken), tick.Runs);

        if (now != _seen)
        {
            _seen = now;
            _since = time.GetTimestamp();

            if (_told)
            {
                _told = false;
                Log.Back(logger);
            }

            return;
        }

        if (time.GetElapsedTime(_since) < options.Value.TickWithin)
        {
            return;
        }

        if (!_told)
        {
            _told = true;
            Log.Silent(logger, options.Value.TickWithin);
            jobs.BeginAnew();
        }

        await tick.RunAsync(cancellationToken);
        await outbox.DispatchDueAsync(cancellationToken);
        await purge.RunIfDueAsync(cancellationToken);
        _seen = (await LastTickAsync(cancellationToken), tick.Runs);
    }

    private async Task<DateTimeOffset?> LastTickAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BotDbContext>().MarkedAtAsync(ServiceMark.LastTick, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The scheduler has not ticked for {Span}, as happens when the machine's clock was set. It is begun anew, and until it ticks again the ticks come from here.")]
        public static partial void Silent(ILogger logger, TimeSpan span);

        [LoggerMessage(2, LogLevel.Information, "The scheduler ticks again.")]
        public static partial void Back(ILogger logger);

        [LoggerMessage(3, LogLevel.Error, "A tick in the scheduler's place failed; the next one tries again.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
