using BotService.Inbox;
using BotService.Reminders;
using BotService.Store;
using BotService.Store.Schema;
using Microsoft.Extensions.Options;

namespace BotService.Health;

/// <summary>Before the first request: the schema is current and what fell due is planned. A store that is down is waited for while callbacks are kept.</summary>
internal sealed partial class StartUp(
    StoreMigrator migrator, ReminderTick tick, StoreReadiness store, IOptions<SpoolOptions> options, IHostApplicationLifetime lifetime, ILogger<StartUp> logger) : IHostedService
{
    private readonly TaskCompletionSource _firstTry = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _work = Task.CompletedTask;
    private bool _told;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // SQLite waits for a lock without giving its thread back.
        _work = Task.Run(UntilReadyAsync, CancellationToken.None);

        try
        {
            await _firstTry.Task.WaitAsync(options.Value.StartPatience, cancellationToken);
        }
        catch (TimeoutException)
        {
            // From here on the start has happened, and whatever the store says is waited out.
            Log.StoreSilent(logger, null);
            _firstTry.TrySetResult();
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken) =>
        await _work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task UntilReadyAsync()
    {
        while (!lifetime.ApplicationStopping.IsCancellationRequested && !await TryAsync())
        {
            await Task.Delay(options.Value.LookEvery, TimeProvider.System, lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> TryAsync()
    {
        try
        {
            await migrator.MigrateAsync(lifetime.ApplicationStopping);
            await PlanAsync();
            store.Announce();
            _firstTry.TrySetResult();
            return true;
        }
        catch (Exception exception) when (StoreTrouble.IsOutage(exception) || _firstTry.Task.IsCompleted)
        {
            _firstTry.TrySetResult();
            Tell(exception);
            return false;
        }
        catch (Exception exception)
        {
            // A fault that waiting cannot mend refuses the start.
            _firstTry.TrySetException(exception);
            return true;
        }
    }

    /// <summary>Reminders that cannot be planned must not keep confirmations out: every minute tries again, and readiness tells when none succeeds.</summary>
    private async Task PlanAsync()
    {
        try
        {
            await tick.RunAsync(lifetime.ApplicationStopping);
        }
        catch (Exception exception) when (!StoreTrouble.IsOutage(exception) && exception is not OperationCanceledException)
        {
            Log.NotPlanned(logger, exception);
        }
    }

    private void Tell(Exception exception)
    {
        if (!_told)
        {
            _told = true;
            Log.StoreSilent(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The store does not answer. The service runs, keeps callbacks in its spool and goes on when the store is back.")]
        public static partial void StoreSilent(ILogger logger, Exception? exception);

        [LoggerMessage(2, LogLevel.Error, "What is due could not be planned at the start. The service runs; the next minute tries again.")]
        public static partial void NotPlanned(ILogger logger, Exception exception);
    }
}
