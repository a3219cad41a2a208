using BotService.Messaging;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace BotService.Health;

/// <summary>Calls an external monitor while the service is ready. It runs beside the scheduler, so that a dead scheduler silences it.</summary>
internal sealed partial class HealthPing(
    HealthCheckService health, ConfiguredChannels channels, IHttpClientFactory clients, IOptions<HealthOptions> options, TimeProvider time, ILogger<HealthPing> logger) : BackgroundService
{
    public const string Client = "health-ping";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.PingUrl is not { } url)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Value.PingEvery, time);

        do
        {
            await PingWhileReadyAsync(url, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task PingWhileReadyAsync(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            if (!(await health.CheckHealthAsync(cancellationToken)).IsReady(channels))
            {
                Log.Silent(logger);
                return;
            }

            using var client = clients.CreateClient(Client);
            using var answer = await client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Log.MonitorAway(logger, exception.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The service is not ready; the external monitor is not called, and its silence is the alarm.")]
        public static partial void Silent(ILogger logger);

        [LoggerMessage(2, LogLevel.Warning, "The external monitor did not answer ({Reason}).")]
        public static partial void MonitorAway(ILogger logger, string reason);
    }
}
