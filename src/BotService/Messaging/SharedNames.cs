namespace BotService.Messaging;

/// <summary>Channels and file makers are found by their names: two with one name stop the start, which names both.</summary>
internal sealed class SharedNames(IEnumerable<IChannel> channels, IEnumerable<IFileMaker> makers)
{
    /// <exception cref="InvalidOperationException">Two have one name.</exception>
    public void Refuse()
    {
        Refuse("channel", channels.Select(channel => (channel.Name, channel.GetType())));
        Refuse("file maker", makers.Select(maker => (maker.Name, maker.GetType())));
    }

    private static void Refuse(string kind, IEnumerable<(string Name, Type Type)> named)
    {
        if (named.GroupBy(one => one.Name).FirstOrDefault(group => group.Count() > 1) is { } shared)
        {
            throw new InvalidOperationException($"The name '{shared.Key}' belongs to {string.Join(" and ", shared.Select(one => one.Type.FullName))}; one name is one {kind}.");
        }
    }
}
