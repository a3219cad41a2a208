using Microsoft.Extensions.Options;

namespace BotService.Messaging;

/// <summary>Which ways to reach people an operator has begun to set up.</summary>
/// <param name="known">Every channel that pushes can go out on; those that reach everybody come first.</param>
internal sealed class ConfiguredChannels(IConfiguration configuration, params IReadOnlyList<ChannelKeys> known)
{
    private readonly List<ChannelKeys> _known = [.. known.OrderByDescending(keys => keys.ReachesEverybody)];

    public bool IsAnyBegun => _known.Exists(IsBegun);

    /// <summary>Whether a channel is begun that does not leave anybody out.</summary>
    public bool AnyReachesEverybody => _known.Exists(keys => keys.ReachesEverybody && IsBegun(keys));

    /// <summary>The name of the channel that pushes go out on first.</summary>
    public string First => (_known.Find(IsBegun) ?? _known[0]).Channel;

    /// <summary>What is derived from it is the same on every node, and worth nothing to whoever lacks it.</summary>
    /// <exception cref="OptionsValidationException">There is none: a service without any answers nobody.</exception>
    public string Secret => _known.Select(keys => configuration[$"{keys.Section}:{ChannelKeys.Secret}"]).FirstOrDefault(secret => !string.IsNullOrEmpty(secret))
        ?? throw new OptionsValidationException(ChannelKeys.Secret, typeof(ConfiguredChannels), [$"缺少 {string.Join(" 或 ", _known.Select(keys => $"{keys.Section}__{ChannelKeys.Secret}"))}，要和服务用的一样，不然给出的码没有用"]);

    /// <summary>Whether some of its keys are there.</summary>
    public bool IsBegun(ChannelKeys keys) => keys.Needed.Any(key => !string.IsNullOrEmpty(configuration[$"{keys.Section}:{key}"]));

    /// <summary>Whether its keys are needed: some of them are there, or there is nothing else.</summary>
    public bool IsUsed(ChannelKeys keys) => IsBegun(keys) || keys.Channel == First;

    /// <summary>The same of a channel that may have no keys, and is used then.</summary>
    public bool IsUsed(IChannelSetup channel) => channel.Keys is not { } keys || IsUsed(keys);

    /// <summary>Whether the service goes on without this channel, because another one reaches everybody.</summary>
    public bool CanDoWithout(string channel) => AnyReachesEverybody && _known.Exists(keys => keys.Channel == channel && !keys.ReachesEverybody);

    public string TitleOf(string channel) => _known.Find(keys => keys.Channel == channel)?.Title ?? channel;
}
