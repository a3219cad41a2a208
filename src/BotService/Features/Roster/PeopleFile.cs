using BotService.Files;
using BotService.Store;

namespace BotService.Features.Roster;

/// <summary>Reads a people file and checks its rows against each other and against the groups that exist.</summary>
internal sealed class PeopleFile(IReadOnlyDictionary<string, StudyGroup> storedGroups, List<TableProblem> problems)
{
    private readonly GroupNames _names = new(storedGroups.Values);
    private readonly Dictionary<string, WantedGroup> _groups = [];

    public WantedRoster Read(Table table, DateOnly today)
    {
        var reader = new PersonReader(today, problems);
        var people = table.Rows.Select(reader.Read).Select(person => person with { Group = _names.Keep(person.Group) }).ToList();
        NameDuplicates(people);
        ReadGroups(people);
        people = [.. people.Select(person => person.OtherGroupsCell is { } cell ? person with { OtherGroups = _names.In(cell) } : person)];
        CheckLengths(people);
        MakeOtherGroups(people);
        people = [.. people.Select(WithOtherGroups)];
        people.ForEach(CheckTier);
        return new WantedRoster(people, _groups) { Notes = [.. table.Notes, .. Spellings()] };
    }

    private void NameDuplicates(List<Person> people)
    {
        var first = new Dictionary<string, Person>();

        foreach (var person in people.Where(p => p.UserKey.Length > 0 && !first.TryAdd(p.UserKey, p)))
        {
            var earlier = first[person.UserKey];
            var spelling = earlier.UserId == person.UserId ? string.Empty : $"（{earlier.UserId}，不分大小写）";
            problems.Add(person.Problem($"userid {person.UserId} 与{LineText.Of(earlier.Sheet, earlier.Line)}重复{spelling}"));
        }
    }

    /// <summary>A group's tier stands in any one of its rows; two rows that differ contradict each other.</summary>
    private void ReadGroups(List<Person> people)
    {
        var said = new Dictionary<string, Person>();

        foreach (var person in people.Where(p => p.Group.Length > 0))
        {
            _groups.TryAdd(person.Group, new WantedGroup(person.Group, null));

            if (person.Tier is not { } tier)
            {
                continue;
            }

            if (!said.TryGetValue(person.Group, out var earlier))
            {
                said.Add(person.Group, person);
                _groups[person.Group] = new WantedGroup(person.Group, tier);
            }
            else if (earlier.Tier != tier)
            {
                problems.Add(person.Problem($"组 {CellText.Quote(person.Group)} 在{LineText.Of(earlier.Sheet, earlier.Line)}是 {TierWords.Of(earlier.Tier!.Value)}，这里是 {TierWords.Of(tier)}"));
            }
        }
    }

    private void CheckLengths(List<Person> people)
    {
        foreach (var person in people)
        {
            foreach (var other in (person.OtherGroups ?? []).Where(other => CellText.Length(other) > PersonReader.LongestGroup))
            {
                problems.Add(person.Problem($"other_groups 里的 {CellText.Quote(other)} 超过 {PersonReader.LongestGroup} 个字"));
            }
        }
    }

    /// <summary>The tier may stand behind a group's name in any row, not only in the first.</summary>
    private void MakeOtherGroups(List<Person> people)
    {
        foreach (var text in people.SelectMany(person => person.OtherGroups ?? []).Where(text => !_names.Knows(text)))
        {
            if (SecondGroup.Read(text) is { Tier: { } tier } group && !_names.Knows(group.Name))
            {
                _groups.Add(_names.Keep(group.Name), new WantedGroup(group.Name, tier));
            }
        }
    }

    private Person WithOtherGroups(Person person)
    {
        if (person.OtherGroups is not { } others)
        {
            return person;
        }

        var names = others.Select(text => NameOfOther(person, text)).OfType<string>().Distinct().Where(name => name != person.Group);
        return person with { OtherGroups = [.. names] };
    }

    /// <summary>The kept name of a group that exists or is made; null when nobody knows it.</summary>
    private string? NameOfOther(Person person, string text)
    {
        if (_names.Knows(text))
        {
            return _names.Keep(text);
        }

        var name = SecondGroup.Read(text).Name;

        if (_names.Knows(name))
        {
            return _names.Keep(name);
        }

        problems.Add(person.Problem($"other_groups 里的 {CellText.Quote(text)} 不存在：文件和名单里都没有这个组；新组请在后面写上层级，如 {name}(青年)"));
        return null;
    }

    private void CheckTier(Person person)
    {
        if (person.Group.Length > 0 && _groups[person.Group].Tier is null && !storedGroups.ContainsKey(person.Group))
        {
            problems.Add(person.Problem($"新组 {CellText.Quote(person.Group)} 还没有层级，请在 tier 列写 党组、支部 或 青年小组"));
        }
    }

    private IEnumerable<string> Spellings() => _names.Alike.Take(20).Select(pair => $"{CellText.Quote(pair.Written)} 按 {CellText.Quote(pair.Kept)} 算，是同一个组。");
}
