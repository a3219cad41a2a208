namespace BotService.Messaging;

/// <summary>What the far side of a channel takes, as its documents say. Such a number stands in the channel's folder and nowhere else.</summary>
/// <param name="Channel">The channel's name.</param>
/// <param name="Recipients">How many people one message may go to.</param>
/// <param name="TextBytes">How long one text may be, in bytes of UTF-8.</param>
internal sealed record ChannelLimits(string Channel, int Recipients, int TextBytes)
{
    /// <summary>How long the far side takes the same words to the same people for a repeat and drops them; null is not at all, and then what may have arrived is left to a person.</summary>
    public TimeSpan? RepeatsDroppedFor { get; init; }

    /// <summary>How long its far side waits for the answer to what it delivers; null is as long as that takes.</summary>
    public TimeSpan? AnswerWithin { get; init; }

    /// <summary>Minutes of an hour in which the far side is busiest, so that what can wait leaves after them.</summary>
    public IReadOnlyList<int> BusyMinutes { get; init; } = [];

    /// <summary>So long after the beginning of a busy minute it is calm again.</summary>
    public TimeSpan CalmAfter { get; init; }

    /// <summary>Of a far side about which nothing is known, such as the console's page.</summary>
    public static ChannelLimits NoneOf(string channel) => new(channel, int.MaxValue, int.MaxValue);
}

/// <summary>The limits of every channel by its name, without building the channel: a preview needs none of its keys.</summary>
internal sealed class LimitsByChannel(IEnumerable<ChannelLimits> known)
{
    // Made before SharedNames looks, which refuses two channels of one name and can say which they are.
    private readonly Dictionary<string, ChannelLimits> _known = known.DistinctBy(limits => limits.Channel).ToDictionary(limits => limits.Channel);

    public ChannelLimits Of(string channel) => _known.GetValueOrDefault(channel) ?? ChannelLimits.NoneOf(channel);
}
