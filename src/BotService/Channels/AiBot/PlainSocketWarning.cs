using BotService.Messaging;
using Microsoft.Extensions.Options;

namespace BotService.Channels.AiBot;

/// <summary>A socket without TLS gives the bot's secret and every message to whoever is on the way; on this machine nobody is.</summary>
internal sealed partial class PlainSocketWarning(IOptions<AiBotOptions> options, ILogger<PlainSocketWarning> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Url is var address && PlainAddress.IsOpen(address))
        {
            Log.NotEncrypted(logger, address.Host);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "AiBot__Url leads to {Host} without encryption: whoever is on the way reads the bot's secret and every message. Use wss.")]
        public static partial void NotEncrypted(ILogger logger, string host);
    }
}
