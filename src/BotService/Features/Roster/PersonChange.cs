using System.Globalization;
using BotService.Files;

namespace BotService.Features.Roster;

/// <summary>What an import changes about one person.</summary>
internal sealed record PersonChange(StoredPerson Before, Person Wanted, IReadOnlyList<ValueChange> Differences)
{
    /// <summary>Null when the roster says the same already.</summary>
    public static PersonChange? Between(StoredPerson before, Person wanted, StoredRoster stored)
    {
        var differences = Compare(before, wanted, stored).ToList();
        return differences.Count == 0 ? null : new PersonChange(before, wanted, differences);
    }

    private static IEnumerable<ValueChange> Compare(StoredPerson before, Person wanted, StoredRoster stored)
    {
        if (before.UserId != wanted.UserId)
        {
            yield return new("账号", before.UserId, wanted.UserId);
        }

        if (before.Name != wanted.Name)
        {
            yield return new("姓名", before.Name, wanted.Name);
        }

        if (IdOf(wanted.Group, stored) != before.GroupId)
        {
            yield return new("组", stored.NameOf(before.GroupId), wanted.Group);
        }

        if (wanted.Role is { } role && role != before.Role)
        {
            yield return new("角色", RoleWords.Of(before.Role), RoleWords.Of(role)) { IsLoss = role < before.Role };
        }

        if (wanted.OtherGroups is { } others && Besides(before, wanted, stored) is var besides && !besides.SetEquals(others.Select(name => IdOf(name, stored) ?? 0)))
        {
            var kept = others.Select(name => IdOf(name, stored)).ToHashSet();
            yield return new("其他组", Names(besides.Select(stored.NameOf)), Names(others)) { IsLoss = besides.Any(id => !kept.Contains(id)) };
        }

        if (wanted.Joined.Or(before.Joined) != before.Joined)
        {
            yield return new("加入", Day(before.Joined), Day(wanted.Joined.Day));
        }

        if (wanted.Left.Or(before.Left) != before.Left)
        {
            yield return new("离开", Day(before.Left), Day(wanted.Left.Day));
        }
    }

    /// <summary>The groups the person belongs to besides the one that is to be home; belonging to that one says nothing more.</summary>
    private static HashSet<int> Besides(StoredPerson before, Person wanted, StoredRoster stored)
    {
        var home = IdOf(wanted.Group, stored);
        return [.. stored.Memberships[before.Id].Where(id => id != home)];
    }

    private static int? IdOf(string group, StoredRoster stored) => stored.Groups.TryGetValue(group, out var known) ? known.Id : null;

    private static string? Names(IEnumerable<string> names) => string.Join('、', names.Order(StringComparer.Ordinal)) is { Length: > 0 } text ? text : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
