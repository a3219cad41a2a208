using System.Globalization;
using BotService.Files;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.Roster;

/// <summary>A plan as an operator reads it.</summary>
internal static class RosterText
{
    private const int MostNames = 500;

    private const int MostHints = 20;

    /// <summary>Everything that the plan does, groups first, in the order of the file.</summary>
    public static IReadOnlyList<ImportChange> Changes(RosterPlan plan) =>
    [
        .. plan.NewGroups.Select(group => new ImportChange(ImportChangeKind.New, $"组 {group.Name}", [ValueChange.First(string.Empty, TierWords.Of(group.Tier!.Value))])),
        .. plan.ChangedGroups.Where(g => g.Wanted.Tier is { } tier && tier != g.Stored.Tier)
            .Select(g => new ImportChange(ImportChangeKind.Changed, $"组 {g.Stored.Name}", [new ValueChange("层级", TierWords.Of(g.Stored.Tier), TierWords.Of(g.Wanted.Tier!.Value)) { IsLoss = true }])),
        .. plan.NewPeople.Select(New),
        .. plan.ChangedPeople.Select(change => Of(ImportChangeKind.Changed, change.Wanted, change.Differences)),
    ];

    /// <summary>Nobody is removed; who is on the roster and not in the source is said.</summary>
    public static IEnumerable<string> NotNamed(RosterPlan plan, WantedRoster wanted)
    {
        if (plan.NotNamed.Count == 0)
        {
            return [];
        }

        if (!wanted.IsWhole)
        {
            return [$"名单上另有 {plan.NotNamed.Count} 名在册人员不在文件里，保持不变。"];
        }

        var named = plan.NotNamed.Take(MostNames).Select(p => $"? {p.UserId} {p.Name}：在名单上，不在可见范围内，保持不变");
        return [.. named, $"名单上有 {plan.NotNamed.Count} 名在册人员不在应用的可见范围内，没有移除；已离开的请在文件里写 left 日期。"];
    }

    /// <summary>A changed account would become a second person who owes everything again.</summary>
    public static IEnumerable<string> RenamedAccounts(RosterPlan plan)
    {
        if (plan.NotNamed.Count == 0)
        {
            return [];
        }

        var missing = plan.NotNamed.ToLookup(person => NameFolding.Fold(person.Name));
        return (from person in plan.NewPeople
                from before in missing[NameFolding.Fold(person.Name)]
                select $"{person.Name}：名单上的账号是 {before.UserId}，这次是新账号 {person.UserId}，可能是同一个人换了账号。如果是，请先运行 rename {before.UserId} {person.UserId} 再导入，否则会当作两个人。").Take(MostHints);
    }

    /// <summary>A group whose last liaison goes learns nothing any more.</summary>
    public static IEnumerable<string> LostLiaisons(RosterPlan plan, StoredRoster stored, DateOnly today)
    {
        var changed = plan.ChangedPeople.ToDictionary(change => change.Before.Id, change => change.Wanted);
        var before = stored.People.Values.Where(person => person.Role is Role.Liaison && person.IsOnRoster(today)).ToList();
        var liaisons = plan.ChangedPeople.Select(change => change.Wanted).Concat(plan.NewPeople).Where(person => person.Role is Role.Liaison);
        var after = before.Where(person => !changed.TryGetValue(person.Id, out var wanted) || StaysLiaison(wanted, person, stored, today)).Select(person => person.GroupId)
            .Concat(liaisons.Select(person => stored.Groups.GetValueOrDefault(person.Group)?.Id ?? 0))
            .ToHashSet();
        return before.Select(person => person.GroupId).Distinct().Where(id => !after.Contains(id)).Select(id => $"! 组 {stored.NameOf(id)} 不再有联络员。");
    }

    /// <summary>Without an admin nobody can publish, export or change the roster any more.</summary>
    public static IEnumerable<string> LostAdmins(RosterPlan plan, StoredRoster stored, DateOnly today)
    {
        var changed = plan.ChangedPeople.ToDictionary(change => change.Before.Id, change => change.Wanted);
        var before = stored.People.Values.Where(person => person.Role is Role.Admin && person.IsOnRoster(today)).ToList();
        var stays = before.Exists(person => !changed.TryGetValue(person.Id, out var wanted) || IsAdmin(wanted, person, today));
        var comes = plan.NewPeople.Any(person => person.Role is Role.Admin) || plan.ChangedPeople.Any(change => IsAdmin(change.Wanted, change.Before, today));
        return before.Count == 0 || stays || comes ? [] : ["! 名单里不再有管理员：没有另外设置 Organisation__Admins 的话，没有人能再发布、导出和改名单。"];
    }

    private static bool IsAdmin(Person wanted, StoredPerson before, DateOnly today) =>
        (wanted.Role ?? before.Role) is Role.Admin && !Member.HasLeft(wanted.Left.Or(before.Left), today);

    private static bool StaysLiaison(Person wanted, StoredPerson before, StoredRoster stored, DateOnly today) =>
        (wanted.Role ?? before.Role) is Role.Liaison && stored.Groups.GetValueOrDefault(wanted.Group)?.Id == before.GroupId && !Member.HasLeft(wanted.Left.Or(before.Left), today);

    private static ImportChange New(Person person)
    {
        var values = new List<ValueChange> { ValueChange.First(string.Empty, person.Group), ValueChange.First(string.Empty, RoleWords.Of(person.Role ?? Role.Member)) };

        if (person.OtherGroups is { Count: > 0 } groups)
        {
            values.Add(ValueChange.First("其他组", string.Join('、', groups)));
        }

        foreach (var (word, day) in ((string, DateOnly?)[])[("加入", person.Joined.Day), ("离开", person.Left.Day)])
        {
            if (day is { } given)
            {
                values.Add(ValueChange.First(word, given.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
            }
        }

        return Of(ImportChangeKind.New, person, values);
    }

    private static ImportChange Of(ImportChangeKind kind, Person person, IReadOnlyList<ValueChange> values) =>
        new(kind, $"{person.UserId} {person.Name}", values) { Line = person.Line == 0 ? null : person.Line, Sheet = person.Sheet };
}
