using BotService.Messaging;
using Microsoft.Extensions.Options;

namespace BotService.Channels.GroupRobot;

/// <summary>Registers group robots as a channel that only speaks.</summary>
internal static class GroupRobotSetup
{
    public static IServiceCollection AddGroupRobotChannel(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<GroupRobotOptions>().Bind(configuration.GetSection(GroupRobotOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<GroupRobotOptions>, GroupRobotOptionsValidator>();
        services.AddSingleton(s => new GroupRobots(GroupRobotChannel.ChannelName, [.. s.GetRequiredService<IOptions<GroupRobotOptions>>().Value.Urls.Index().Select(url => GroupRobotChannel.RecipientFor(url.Index))]));

        // The address holds the key, and the client's own log lines hold the address.
        services.AddHttpClient(GroupRobotChannel.Client, client => client.Timeout = TimeSpan.FromSeconds(10)).RemoveAllLoggers();
        return services.AddSingleton<IChannel, GroupRobotChannel>();
    }
}
