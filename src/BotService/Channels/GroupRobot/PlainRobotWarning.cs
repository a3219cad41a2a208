using BotService.Messaging;
using Microsoft.Extensions.Options;

namespace BotService.Channels.GroupRobot;

/// <summary>A robot's address without TLS gives its key to whoever is on the way; on this machine nobody is.</summary>
internal sealed partial class PlainRobotWarning(IOptions<GroupRobotOptions> options, ILogger<PlainRobotWarning> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var (index, url) in options.Value.Urls.Index())
        {
            if (Uri.TryCreate(url, UriKind.Absolute, out var address) && PlainAddress.IsOpen(address))
            {
                Log.NotEncrypted(logger, index, address.Host);
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "GroupRobot__Urls__{Index} leads to {Host} without encryption: whoever is on the way reads the robot's key and can write in its group. Use https.")]
        public static partial void NotEncrypted(ILogger logger, int index, string host);
    }
}
