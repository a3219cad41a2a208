using BotService.Hosting;
using BotService.Messaging;

namespace BotService.Outbox;

/// <summary>Sends at once after a commit that owes something; the scheduled round is only the safety net.</summary>
internal sealed partial class OutboxWorker(OutboxSignal signal, OutboxDispatcher dispatcher, IHostApplicationLifetime lifetime, ILogger<OutboxWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.ListeningAsync(stoppingToken);

        while (!stoppingToken.IsCancellationRequested)
        {
            await signal.WaitAsync(stoppingToken);

            try
            {
                await dispatcher.DispatchDueAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Log.RoundFailed(logger, exception);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A round of sending failed; the next round takes it up again.")]
        public static partial void RoundFailed(ILogger logger, Exception exception);
    }
}
