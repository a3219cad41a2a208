namespace BotService.Messaging;

/// <summary>What <see cref="IncomingMessage.Sender"/> is.</summary>
internal enum SenderKind
{
    /// <summary>A userid, for which the channel itself stands; it need not be on the roster.</summary>
    UserId,

    /// <summary>An id of the channel's own. Nobody has been looked for behind it yet, or nobody was found.</summary>
    Address,

    /// <summary>The userid of the person who was found behind an id of the channel's own.</summary>
    UserIdByAddress,
}
