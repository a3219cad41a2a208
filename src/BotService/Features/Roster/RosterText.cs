using System.Globalization;
using BotService.Store;

namespace BotService.Features.Roster;

/// <summary>A plan as an operator reads it.</summary>
internal static class RosterText
{
    private const int MostDifferences = 500;

    /// <summary>Every difference on its own line; a very long list is cut and counted.</summary>
    public static IEnumerable<string> Differences(RosterPlan plan, StoredRoster stored)
    {
        var lines = plan.NewGroups.Select(g => $"+ 组 {g.Name}：{TierWords.Of(g.Tier!.Value)}")
            .Concat(TierChanges(plan))
            .Concat(plan.NewPeople.Select(New))
            .Concat(plan.ChangedPeople.Select(c => $"~ {c.Wanted.Label}：{string.Join('；', c.Differences)}"));
        var count = plan.NewGroups.Count + plan.ChangedGroups.Count + plan.NewPeople.Count + plan.ChangedPeople.Count;

        return count <= MostDifferences ? lines : lines.Take(MostDifferences).Append($"…另有 {count - MostDifferences} 处变化未列出");
    }

    /// <summary>Said after an import too: it changes for a whole group which topics it owes.</summary>
    public static IEnumerable<string> TierChanges(RosterPlan plan) => plan.ChangedGroups.Where(g => g.Wanted.Tier is { } tier && tier != g.Stored.Tier)
        .Select(g => $"~ 组 {g.Stored.Name}：{TierWords.Of(g.Stored.Tier)} → {TierWords.Of(g.Wanted.Tier!.Value)}");

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

        var named = plan.NotNamed.Take(MostDifferences).Select(p => $"? {p.UserId} {p.Name}：在名单上，不在可见范围内，保持不变");
        return [.. named, $"名单上有 {plan.NotNamed.Count} 名在册人员不在应用的可见范围内，没有移除；已离开的请在文件里写 left 日期。"];
    }

    private static string New(Person person)
    {
        var others = person.OtherGroups is { Count: > 0 } groups ? $"，其他组 {string.Join('、', groups)}" : string.Empty;
        return $"+ {person.Label}：{person.Group}，{RoleWords.Of(person.Role ?? Role.Member)}{others}{Day("，加入", person.Joined)}{Day("，离开", person.Left)}";
    }

    private static string Day(string word, StatedDay day) => day.Day is { } given ? string.Create(CultureInfo.InvariantCulture, $"{word} {given:yyyy-MM-dd}") : string.Empty;
}
