using System.Globalization;

namespace BotService.Store;

/// <summary>Who looks or acts, with which rights over which groups: made once for a request, in the chat and in the console.</summary>
/// <param name="UserId">As the channel wrote it.</param>
/// <param name="Member">The row on the roster, with its group; null for an admin by configuration only.</param>
/// <param name="IsLiaison">By role or as a stand-in, of the own group and of no other.</param>
internal sealed record Viewer(string UserId, Member? Member, bool IsLiaison, bool IsAdmin)
{
    /// <summary>What features read along with the person, each in a type of its own; empty when nothing was.</summary>
    public IReadOnlyList<object> Along { get; init; } = [];

    /// <summary>How a thing was said: chat, card, import.</summary>
    public string Via { get; init; } = "chat";

    public string UserKey => Messaging.UserKey.Of(UserId);

    public int? MemberId => Member?.Id;

    public int? GroupId => Member?.GroupId;

    /// <summary>Neither on the roster nor an admin: nothing is kept of what such a person says.</summary>
    public bool IsStranger => Member is null && !IsAdmin;

    /// <summary>Sees figures of others.</summary>
    public bool HasOffice => IsLiaison || IsAdmin;

    /// <summary>The group whose names the person sees and for which the person acts; null for everybody else.</summary>
    public int? LedGroup => IsLiaison ? GroupId : null;

    /// <summary>The one group whose figures, rows and files the person is given; null for those of all groups.</summary>
    public int? OnlyGroup => IsAdmin ? null : Member!.GroupId;

    /// <summary>The person's rights at this moment, as a key: an answer that was made for other rights is not given.</summary>
    public string Right => string.Create(CultureInfo.InvariantCulture, $"{(Member is null ? 0 : 1) + (IsLiaison ? 2 : 0) + (IsAdmin ? 4 : 0)}:{Member?.Id}:{Member?.GroupId}");

    public static Viewer From(string userId, Member? member, bool isConfiguredAdmin, bool standsIn) =>
        new(userId, member, member is not null && (member.Role is Role.Liaison || standsIn), isConfiguredAdmin || member?.Role is Role.Admin);

    /// <summary>A group's own people are shown its figures, however small it is.</summary>
    public bool IsOf(int? groupId) => groupId is not null && groupId == GroupId;

    public bool IsLiaisonOf(int? groupId) => groupId is not null && groupId == LedGroup;

    /// <summary>Decides for that group: its liaison, and an admin for any and for what is for everybody.</summary>
    public bool DecidesFor(int? groupId) => IsAdmin || IsLiaisonOf(groupId);
}
