using BotService.Store;

namespace BotService.Features.Roster;

/// <summary>What must change so that the roster says what a source says; the same plan is shown by a dry run and carried out by an import.</summary>
internal sealed record RosterPlan(
    IReadOnlyList<WantedGroup> NewGroups,
    IReadOnlyList<(StudyGroup Stored, WantedGroup Wanted)> ChangedGroups,
    IReadOnlyList<Person> NewPeople,
    IReadOnlyList<PersonChange> ChangedPeople,
    IReadOnlyList<StoredPerson> NotNamed,
    int Unchanged)
{
    public bool ChangesNothing => NewGroups.Count + ChangedGroups.Count + NewPeople.Count + ChangedPeople.Count == 0;

    public static RosterPlan Make(WantedRoster wanted, StoredRoster stored, DateOnly today)
    {
        var changed = new List<PersonChange>();
        var added = new List<Person>();

        foreach (var person in wanted.People)
        {
            if (!stored.People.TryGetValue(person.UserKey, out var before))
            {
                added.Add(person);
            }
            else if (PersonChange.Between(before, person, stored) is { } change)
            {
                changed.Add(change);
            }
        }

        var named = wanted.People.Select(p => p.UserKey).ToHashSet();
        return new RosterPlan(
            [.. wanted.Groups.Values.Where(g => !stored.Groups.ContainsKey(g.Name))],
            [.. from g in wanted.Groups.Values where stored.Groups.ContainsKey(g.Name) let s = stored.Groups[g.Name] where Differs(s, g) select (s, g)],
            added,
            changed,
            [.. stored.People.Values.Where(p => p.IsOnRoster(today) && !named.Contains(p.UserKey))],
            wanted.People.Count - added.Count - changed.Count);
    }

    /// <summary>The plan in figures, one line.</summary>
    public string Summary()
    {
        var tiers = ChangedGroups.Count == 0 ? string.Empty : $"，组有变化 {ChangedGroups.Count} 个";
        return $"新增 {NewPeople.Count} 人，更新 {ChangedPeople.Count} 人，不变 {Unchanged} 人，新组 {NewGroups.Count} 个{tiers}。";
    }

    private static bool Differs(StudyGroup stored, WantedGroup wanted) =>
        (wanted.Tier is { } tier && tier != stored.Tier) || (wanted.DepartmentId is { } department && department != stored.DepartmentId);
}
