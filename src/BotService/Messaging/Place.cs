namespace BotService.Messaging;

/// <summary>Where a message was said: in the person's own chat, or in a group chat in which others read along.</summary>
internal readonly record struct Place
{
    private Place(string groupId) => GroupId = groupId;

    /// <summary>The person's own chat.</summary>
    public static Place Direct => default;

    /// <summary>The channel's id of the group chat, which may be empty where the channel does not say it; null in the own chat.</summary>
    public string? GroupId { get; }

    public bool IsGroup => GroupId is not null;

    public static Place Group(string id) => new(id);
}
