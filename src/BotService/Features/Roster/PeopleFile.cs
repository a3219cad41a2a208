using BotService.Files;
using BotService.Store;

namespace BotService.Features.Roster;

/// <summary>Reads a people file and checks its rows against each other and against the groups that exist.</summary>
internal static class PeopleFile
{
    public static WantedRoster Read(Table table, IReadOnlyDictionary<string, StudyGroup> storedGroups, List<TableProblem> problems)
    {
        var reader = new PersonReader(problems);
        var people = table.Rows.Select(reader.Read).ToList();
        NameDuplicates(people, problems);
        var groups = ReadGroups(people, problems);

        foreach (var person in people)
        {
            CheckGroups(person, groups, storedGroups, problems);
        }

        return new WantedRoster(people, groups);
    }

    private static void NameDuplicates(List<Person> people, List<TableProblem> problems)
    {
        var first = new Dictionary<string, Person>();

        foreach (var person in people.Where(p => p.UserKey.Length > 0 && !first.TryAdd(p.UserKey, p)))
        {
            var earlier = first[person.UserKey];
            var spelling = earlier.UserId == person.UserId ? string.Empty : $"（{earlier.UserId}，不分大小写）";
            problems.Add(new TableProblem(person.Line, $"userid {person.UserId} 与第 {earlier.Line} 行重复{spelling}"));
        }
    }

    /// <summary>A group's tier stands in any one of its rows; two rows that differ contradict each other.</summary>
    private static Dictionary<string, WantedGroup> ReadGroups(List<Person> people, List<TableProblem> problems)
    {
        var groups = new Dictionary<string, WantedGroup>();
        var said = new Dictionary<string, Person>();

        foreach (var person in people.Where(p => p.Group.Length > 0))
        {
            groups.TryAdd(person.Group, new WantedGroup(person.Group, null));

            if (person.Tier is not { } tier)
            {
                continue;
            }

            if (!said.TryGetValue(person.Group, out var earlier))
            {
                said.Add(person.Group, person);
                groups[person.Group] = new WantedGroup(person.Group, tier);
            }
            else if (earlier.Tier != tier)
            {
                problems.Add(new TableProblem(person.Line, $"组 {CellText.Quote(person.Group)} 在第 {earlier.Line} 行是 {TierWords.Of(earlier.Tier!.Value)}，这里是 {TierWords.Of(tier)}"));
            }
        }

        return groups;
    }

    private static void CheckGroups(Person person, Dictionary<string, WantedGroup> groups, IReadOnlyDictionary<string, StudyGroup> storedGroups, List<TableProblem> problems)
    {
        if (person.Group.Length > 0 && groups[person.Group].Tier is null && !storedGroups.ContainsKey(person.Group))
        {
            problems.Add(new TableProblem(person.Line, $"新组 {CellText.Quote(person.Group)} 还没有层级，请在 tier 列写 党组、支部 或 青年小组"));
        }

        foreach (var other in (person.OtherGroups ?? []).Where(other => !groups.ContainsKey(other) && !storedGroups.ContainsKey(other)))
        {
            problems.Add(new TableProblem(person.Line, $"other_groups 里的 {CellText.Quote(other)} 不存在：文件和名单里都没有这个组"));
        }
    }
}
