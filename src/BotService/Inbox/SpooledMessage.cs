using BotService.Messaging;

namespace BotService.Inbox;

/// <summary>
/// A message in the words of the spool's file. They stay as they are: after an upgrade this release reads what the last one wrote, and where both
/// share a folder the last one reads this one's.
/// </summary>
internal sealed record SpooledMessage(string Channel, string Key, string Sender, IncomingKind Kind, string Text)
{
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>The group's id; null is the own chat.</summary>
    public string? GroupChat { get; init; }

    /// <summary>Null is <see cref="SenderKind.UserId"/>, true <see cref="SenderKind.Address"/>, false <see cref="SenderKind.UserIdByAddress"/>.</summary>
    public bool? IsAddress { get; init; }

    public string? Answers { get; init; }

    public static SpooledMessage Of(IncomingMessage message) => new(message.Channel, message.Key, message.Sender, message.Kind, message.Text)
    {
        ReceivedAt = message.ReceivedAt,
        GroupChat = message.Place.GroupId,
        IsAddress = message.SenderKind switch
        {
            SenderKind.Address => true,
            SenderKind.UserIdByAddress => false,
            _ => null,
        },
        Answers = message.Answers,
    };

    public IncomingMessage ToMessage() => new(Channel, Key, Sender, Kind, Text)
    {
        ReceivedAt = ReceivedAt,
        Place = GroupChat is null ? Place.Direct : Place.Group(GroupChat),
        SenderKind = IsAddress switch
        {
            true => SenderKind.Address,
            false => SenderKind.UserIdByAddress,
            null => SenderKind.UserId,
        },
        Answers = Answers,
    };

    /// <summary>Never what was said: records print themselves into logs.</summary>
    public override string ToString() => $"{Channel} {Kind} {Key}";
}
