using System.Globalization;
using BotService.Hosting;
using BotService.Messaging;
using Microsoft.Extensions.Options;

namespace BotService.Channels.GroupRobot;

/// <summary>Registers group robots as a channel that only speaks.</summary>
internal sealed class GroupRobotSetup : IChannelSetup
{
    public void AddServices(IServiceCollection services, IConfiguration configuration, bool isUsed)
    {
        // An address may stand in a file: the variable that names it, 0_FILE, is no entry of the list.
        var urls = configuration.GetSection(GroupRobotOptions.Section).GetSection(nameof(GroupRobotOptions.Urls));
        var entries = urls.GetChildren().Where(entry => int.TryParse(entry.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        services.AddOptions<GroupRobotOptions>().Configure(options => entries.ToList().ForEach(entry => options.Add(entry.Key, entry.Value ?? string.Empty))).ValidateOnStart();
        services.AddSingleton<IValidateOptions<GroupRobotOptions>, GroupRobotOptionsValidator>();
        services.AddSingleton(s =>
        {
            var robots = s.GetRequiredService<IOptions<GroupRobotOptions>>().Value.Urls;
            return new GroupRobots(GroupRobotChannel.ChannelName, [.. robots.Index().Select(url => GroupRobotChannel.RecipientFor(url.Index))]);
        });

        // The address holds the key, and the client's own log lines hold the address.
        services.AddHttpClient(GroupRobotChannel.Client, client => client.Timeout = TimeSpan.FromSeconds(10)).RemoveAllLoggers();
        services.AddPlainAddressWarning(s =>
        {
            var robots = s.GetRequiredService<IOptions<GroupRobotOptions>>().Value.Named();
            return robots.Select(robot => new ConfiguredAddress(robot.Key, new Uri(robot.Url), "reads the robot's key and can write in its group", "https"));
        });
        services
            .AddSingleton(GroupRobotChannel.Most)
            .AddSingleton<IChannel, GroupRobotChannel>();
    }
}
