using BotService.Files;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.Roster;

/// <summary>The groups that stand for the departments of the range: the one that came from it, else the one of its name, else a new one.</summary>
internal sealed class DirectoryGroups(DirectoryRange range, StoredRoster stored, DirectoryAdvice advice)
{
    private const int LongestName = 100;

    /// <summary>Room for what tells two departments of one long name apart.</summary>
    private const int LongestClipped = 80;

    private readonly Dictionary<int, WantedGroup> _groups = [];
    private readonly Dictionary<string, string> _taken = [];
    private readonly List<string> _clipped = [];
    private readonly List<string> _nameless = [];
    private readonly List<string> _made = [];

    public string NameOf(int departmentId) => Of(departmentId).Name;

    /// <summary>All groups by name, with those that people have without any department.</summary>
    public IReadOnlyDictionary<string, WantedGroup> Wanted(IEnumerable<string> homes)
    {
        var wanted = _groups.Values.ToDictionary(group => group.Name);

        foreach (var name in homes.Where(name => !wanted.ContainsKey(name)).Distinct().ToList())
        {
            wanted.Add(name, new WantedGroup(name, stored.Groups.ContainsKey(name) ? null : Tiers.Branch));
        }

        _made.AddRange(wanted.Keys.Where(name => !stored.Groups.ContainsKey(name)));
        return wanted;
    }

    public IEnumerable<string> Notes()
    {
        if (_made.Count > 0)
        {
            yield return $"新组先按“支部”层级：{string.Join('、', _made)}；要改层级，请用名单文件导入一次 tier 列。";
        }

        if (_nameless.Count > 0)
        {
            yield return $"{_nameless.Count} 个部门没有名称，先叫 {string.Join('、', _nameless)}。{advice.NoDepartmentNames}";
        }

        foreach (var name in _clipped)
        {
            yield return $"部门 {CellText.Quote(name)} 的名称超过 {LongestName} 个字，组名只取了前 {LongestClipped} 个。";
        }
    }

    private WantedGroup Of(int departmentId)
    {
        if (_groups.TryGetValue(departmentId, out var known))
        {
            return known;
        }

        var before = stored.Groups.Values.FirstOrDefault(g => g.DepartmentId == departmentId)?.Name;
        var name = before ?? FreeName(range.Departments[departmentId]);
        var group = new WantedGroup(name, stored.Groups.ContainsKey(name) ? null : Tiers.Branch, departmentId);
        _groups.Add(departmentId, group);
        _taken.TryAdd(NameFolding.Fold(name), name);

        if (CleanName(range.Departments[departmentId]).Length == 0 && before is null)
        {
            _nameless.Add(name);
        }

        return group;
    }

    /// <summary>Two departments may share a name, two groups may not: the second is told apart by its parent's name.</summary>
    private string FreeName(DirectoryDepartment department)
    {
        var name = Short(CleanName(department));
        var parent = range.Departments.TryGetValue(department.ParentId, out var above) ? Short(CleanName(above)) : string.Empty;
        string[] candidates = name.Length == 0
            ? [$"部门{department.Id}", $"未命名部门{department.Id}"]
            : [name, $"{parent} {name}".Trim(), $"{name} {department.Id}"];

        return candidates.Select(candidate => MessageText.ClipRunes(candidate, LongestName)!).Select(Kept).FirstOrDefault(IsFree) ?? $"部门{department.Id}-{department.ParentId}";
    }

    /// <summary>A stored group that is spelled a little differently is the same.</summary>
    private string Kept(string name) => stored.Groups.ContainsKey(name) ? name : stored.Groups.Keys.FirstOrDefault(known => NameFolding.AreAlike(known, name)) ?? name;

    private bool IsFree(string name) =>
        !_taken.ContainsKey(NameFolding.Fold(name)) && (!stored.Groups.TryGetValue(name, out var taken) || taken.DepartmentId is null);

    /// <summary>As a file can name it: without what separates the groups of a cell.</summary>
    private static string CleanName(DirectoryDepartment department) => string.Join('·', CellText.Split(CellText.Clean(department.Name)));

    private string Short(string name)
    {
        if (CellText.Length(name) <= LongestName)
        {
            return name;
        }

        if (!_clipped.Contains(name))
        {
            _clipped.Add(name);
        }

        return MessageText.ClipRunes(name, LongestClipped)!;
    }
}
