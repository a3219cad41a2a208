using BotService.Messaging;
using Microsoft.Extensions.Options;

namespace BotService.Channels.WeCom;

/// <summary>An API address without TLS gives the access token and every message to whoever is on the way; on this machine nobody is.</summary>
internal sealed partial class PlainHttpWarning(IOptions<WeComOptions> options, ILogger<PlainHttpWarning> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (PlainAddress.IsOpen(options.Value.ApiBaseUrl))
        {
            Log.NotEncrypted(logger, options.Value.ApiBaseUrl.Host);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "WeCom__ApiBaseUrl leads to {Host} without encryption: whoever is on the way reads the access token and every message. Use https.")]
        public static partial void NotEncrypted(ILogger logger, string host);
    }
}
