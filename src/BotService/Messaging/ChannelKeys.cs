namespace BotService.Messaging;

/// <summary>By which keys of the configuration an operator sets a channel up. It stands in the channel's folder.</summary>
/// <param name="Channel">The channel's name.</param>
/// <param name="Title">As people call it.</param>
/// <param name="Section">The section that holds the keys.</param>
/// <param name="Needed">The keys without which it does not work, one of them <see cref="Secret"/>.</param>
internal sealed record ChannelKeys(string Channel, string Title, string Section, IReadOnlyList<string> Needed)
{
    public const string Secret = "Secret";

    /// <summary>Whether it reaches everybody on the roster, and not only those who have written to it: then pushes go out on it first, and others stand in for it.</summary>
    public bool ReachesEverybody { get; init; }
}
