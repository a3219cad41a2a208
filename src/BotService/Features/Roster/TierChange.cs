using BotService.Files;
using BotService.Store;

namespace BotService.Features.Roster;

/// <summary>One row must not turn a whole group into another tier: whoever means it names the whole group.</summary>
internal static class TierChange
{
    public static void Check(WantedRoster wanted, StoredRoster stored, DateOnly today, List<TableProblem> problems)
    {
        var named = wanted.People.Select(person => person.UserKey).ToHashSet();

        foreach (var group in wanted.Groups.Values)
        {
            if (group.Tier is not { } tier || !stored.Groups.TryGetValue(group.Name, out var now) || now.Tier == tier)
            {
                continue;
            }

            var others = stored.People.Values.Count(person => person.GroupId == now.Id && person.IsOnRoster(today) && !named.Contains(person.UserKey));

            if (others > 0)
            {
                var row = wanted.People.First(person => person.Group == group.Name && person.Tier == tier);
                problems.Add(row.Problem($"组 {CellText.Quote(group.Name)} 现在是 {TierWords.Of(now.Tier)}，这里是 {TierWords.Of(tier)}；组里另有 {others} 人不在这个文件里。要改整个组的层级，请把全组写进文件；不改，请写 {TierWords.Of(now.Tier)}"));
            }
        }
    }
}
