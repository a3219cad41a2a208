namespace BotService.Messaging;

/// <summary>A way to reach people. It alone knows its formats, limits and which of its errors another try can help.</summary>
internal interface IChannel
{
    string Name { get; }

    /// <summary>What its far side takes. The same value is registered by itself, for whoever must know it without building the channel.</summary>
    ChannelLimits Limits { get; }

    /// <summary>Whether anything can leave from this node now; what is owed waits meanwhile.</summary>
    bool IsOpen => true;

    /// <summary>Whether it reaches only those who have written there before, so that it can stand in where another channel does not reach somebody.</summary>
    bool IsStandIn => false;

    /// <summary>Whether it speaks to groups and never to a person.</summary>
    bool IsForGroups => false;

    /// <summary>Turns a message into the exact bytes to send (uploading a file if it has one), so that every try is identical.</summary>
    ValueTask<PreparedMessage> PrepareAsync(OutboundMessage message, CancellationToken cancellationToken);

    /// <summary>Sends what <see cref="PrepareAsync"/> made.</summary>
    ValueTask<SendResult> SendAsync(string payload, IReadOnlyList<string> recipients, CancellationToken cancellationToken);
}

/// <summary>One content for as many people as the channel takes at once.</summary>
/// <param name="Id">Unique among all messages ever sent; fit for a card's task id.</param>
internal sealed record OutboundMessage(string Id, IReadOnlyList<string> Recipients, OutboundContent Content);

/// <summary>The bytes to send, or why there are none.</summary>
internal readonly record struct PreparedMessage(string? Payload, SendResult? Trouble)
{
    public static PreparedMessage Ready(string payload) => new(payload, null);

    public static PreparedMessage Failed(SendResult trouble) => new(null, trouble);
}
