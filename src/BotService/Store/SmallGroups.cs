namespace BotService.Store;

/// <summary>
/// The figure of one or two people is a person's answer. Whoever stands outside a group of fewer people than the policy says sees it
/// only together with the other small ones, and with the next smallest where they alone would still be few.
/// </summary>
internal static class SmallGroups
{
    /// <summary>For a figure of more people nobody checks whether its group is shown together with small ones: it would be so only where all groups are as large.</summary>
    public const int LargestLookedAt = 200;

    /// <summary>What somebody sees who stands outside every group: the small ones as one row at the end.</summary>
    public static IReadOnlyList<GroupFigures> Outside(this IReadOnlyList<GroupFigures> groups, int smallest)
    {
        var few = groups.Where(group => group.People < smallest).ToList();

        if (few.Count == 0)
        {
            return groups;
        }

        foreach (var next in groups.Except(few).OrderBy(group => group.People).ThenBy(group => group.GroupId).ToList())
        {
            if (few.Count > 1 && few.Sum(group => group.People) >= smallest)
            {
                break;
            }

            few.Add(next);
        }

        return [.. groups.Except(few), Together(few.OrderBy(group => group.GroupId).ToList())];
    }

    private static GroupFigures Together(IReadOnlyList<GroupFigures> few) => few is [var alone]
        ? alone
        : new GroupFigures(0, [.. few.SelectMany(group => group.Names)], few.Sum(group => group.People), few.Aggregate(Figures.None, (sum, group) => sum + group.Figures))
        {
            GroupIds = [.. few.Select(group => group.GroupId)],
        };
}
