using System.Globalization;
using BotService.Store;

namespace BotService.Commands;

/// <summary>The person who speaks, and what that person may do.</summary>
/// <param name="UserId">As the channel wrote it.</param>
/// <param name="Member">The row on the roster, with its group; null for an admin by configuration only.</param>
internal sealed record Caller(string UserId, Member? Member, Audience Roles)
{
    /// <summary>What the person can still answer, latest week first; null when it was not read with the person.</summary>
    public IReadOnlyList<Participation>? CanAnswer { get; init; }

    /// <summary>What the person is at this moment, as a key: what was made for somebody who is something else is not for this one.</summary>
    public string Right => string.Create(CultureInfo.InvariantCulture, $"{(int)Roles}:{Member?.Id}:{Member?.GroupId}");

    public bool IsAdmin => Roles.HasFlag(Audience.Admin);

    public bool IsLiaison => Roles.HasFlag(Audience.Liaison);

    public bool MayUse(Audience audience) => (Roles & audience) != Audience.None;

    public static Caller From(string userId, Member? member, bool isConfiguredAdmin, bool standsIn)
    {
        var roles = member is null ? Audience.None : Audience.Member;

        if (isConfiguredAdmin || member?.Role is Role.Admin)
        {
            roles |= Audience.Admin;
        }

        if (member is not null && (member.Role is Role.Liaison || standsIn))
        {
            roles |= Audience.Liaison;
        }

        return new Caller(userId, member, roles);
    }
}
