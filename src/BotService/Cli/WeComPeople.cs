using BotService.Features.Roster;
using BotService.Files;
using BotService.Messaging;
using BotService.Store;
using BotService.WeCom.Api;

namespace BotService.Cli;

/// <summary>Takes the roster from the app's visible range. Roles and tiers set by hand stay, and nobody is removed.</summary>
internal sealed class WeComPeople(WeComClient client, RosterImport import)
{
    private const int LongestName = 64;

    private const string NoDepartment = "未分部门";

    public async Task<ImportReport> ImportAsync(bool dryRun, CancellationToken cancellationToken)
    {
        var range = await new WeComRangeReader(client).ReadAsync(cancellationToken);

        return range.People.Count == 0
            ? ImportReport.Refused([new TableProblem(null, "应用的可见范围里没有人，请先在管理后台设置可见范围。")])
            : await import.ImportAsync(stored => Describe(range, stored), "wecom", dryRun, cancellationToken);
    }

    private static WantedRoster Describe(WeComRange range, StoredRoster stored)
    {
        var groups = new Dictionary<int, WantedGroup>();
        var people = range.People.Select(person => Describe(person, range, stored, groups)).ToList();
        var wanted = groups.Values.ToDictionary(g => g.Name);

        foreach (var name in people.Select(p => p.Group).Where(name => !wanted.ContainsKey(name)).Distinct().ToList())
        {
            wanted.Add(name, new WantedGroup(name, stored.Groups.ContainsKey(name) ? null : Tiers.Branch));
        }

        var added = wanted.Values.Where(g => !stored.Groups.ContainsKey(g.Name)).Select(g => g.Name).ToList();
        var notes = added.Count == 0 ? [] : new[] { $"新组先按“支部”层级：{string.Join('、', added)}；要改层级，请用名单文件导入一次 tier 列。" };
        return new WantedRoster(people, wanted) { Notes = notes, IsWhole = true };
    }

    private static Person Describe(RangePerson person, WeComRange range, StoredRoster stored, Dictionary<int, WantedGroup> groups)
    {
        var before = stored.People.GetValueOrDefault(UserKey.Of(person.UserId));
        var names = person.DepartmentIds.Where(range.Departments.ContainsKey).Select(id => GroupOf(id, range, stored, groups).Name).ToList();
        var home = names.FirstOrDefault() ?? (before is null ? NoDepartment : stored.NameOf(before.GroupId));

        // Seats in groups that no department stands for were given by hand.
        var byHand = before is null ? [] : stored.Seats[before.Id].Select(id => stored.Groups.Values.First(g => g.Id == id)).Where(g => g.DepartmentId is null).Select(g => g.Name);
        return new Person(0, person.UserId, MessageText.ClipRunes(person.Name, LongestName) ?? person.UserId, home)
        {
            OtherGroups = [.. names.Skip(1).Concat(byHand).Distinct().Where(name => name != home)],
        };
    }

    /// <summary>The group that stands for a department: the one that came from it, else the one of its name, else a new one.</summary>
    private static WantedGroup GroupOf(int departmentId, WeComRange range, StoredRoster stored, Dictionary<int, WantedGroup> groups)
    {
        if (groups.TryGetValue(departmentId, out var known))
        {
            return known;
        }

        var department = range.Departments[departmentId];
        var name = stored.Groups.Values.FirstOrDefault(g => g.DepartmentId == departmentId)?.Name ?? FreeName(department, range, stored, groups);
        var group = new WantedGroup(name, stored.Groups.ContainsKey(name) ? null : Tiers.Branch, departmentId);
        groups.Add(departmentId, group);
        return group;
    }

    /// <summary>Two departments may share a name, two groups may not: the second is told apart by its parent's name.</summary>
    private static string FreeName(Department department, WeComRange range, StoredRoster stored, Dictionary<int, WantedGroup> groups)
    {
        var parent = range.Departments.TryGetValue(department.ParentId, out var above) ? above.Name : string.Empty;
        string[] candidates = [department.Name.Trim(), $"{parent} {department.Name}".Trim(), $"{department.Name} {department.Id}"];

        return candidates.First(name => name.Length > 0 && groups.Values.All(g => g.Name != name) && (!stored.Groups.TryGetValue(name, out var taken) || taken.DepartmentId is null || name == candidates[2]));
    }
}
