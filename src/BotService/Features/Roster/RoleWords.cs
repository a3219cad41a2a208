using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.Roster;

/// <summary>What each role is called in files and in answers about them.</summary>
internal static class RoleWords
{
    private static readonly (Role Role, string[] Words)[] All =
    [
        (Role.Member, ["成员", "member", "组员"]),
        (Role.Liaison, ["联络员", "liaison", "支部书记", "书记", "党支部书记"]),
        (Role.Admin, ["管理员", "admin"]),
    ];

    public static bool TryRead(string text, out Role role)
    {
        var found = All.FirstOrDefault(entry => entry.Words.Contains(text, NameFolding.Comparer));
        role = found.Role;
        return found.Words is not null;
    }

    public static string Of(Role role) => All.First(entry => entry.Role == role).Words[0];
}
