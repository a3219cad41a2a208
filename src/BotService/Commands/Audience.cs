using BotService.Store;

namespace BotService.Commands;

/// <summary>Who may use a command; the kinds add up.</summary>
[Flags]
internal enum Audience
{
    None = 0,

    /// <summary>Everybody on the roster.</summary>
    Member = 1,
    Liaison = 2,
    Admin = 4,
    Everyone = Member | Liaison | Admin,
}

/// <summary>Who belongs to an audience.</summary>
internal static class AudienceOf
{
    public static bool MayUse(this Viewer viewer, Audience audience) =>
        (viewer.Member is not null && audience.HasFlag(Audience.Member)) || (viewer.IsLiaison && audience.HasFlag(Audience.Liaison)) || (viewer.IsAdmin && audience.HasFlag(Audience.Admin));
}
