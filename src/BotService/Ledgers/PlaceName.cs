using BotService.Messaging;
using BotService.Settings;

namespace BotService.Ledgers;

/// <summary>When two names mean one place: 城东社区居委会 is 城东社区.</summary>
internal static class PlaceName
{
    private const string Parts = "东南西北中上下一二三四五六七八九十0123456789";

    private static readonly string[] Endings = ["居民委员会", "村民委员会", "居委会", "村委会", "服务中心", "管委会", "管理委员会"];

    /// <summary>One letter apart, and not by a word for another part of the town: 城东 and 城西 are two places.</summary>
    public static bool AreNear(string one, string other) => one.Length > 3 && other.Length > 3 && EditDistance.Of(one, other) == 1 && !DifferByPart(one, other);

    private static bool DifferByPart(string one, string other) =>
        one.Length == other.Length && Enumerable.Range(0, one.Length).Where(i => one[i] != other[i]).All(i => Parts.Contains(one[i], StringComparison.Ordinal) && Parts.Contains(other[i], StringComparison.Ordinal));

    public static string Plain(string name, string organisation = "")
    {
        var plain = NameFolding.Fold(name);
        plain = organisation.Length > 0 && plain.StartsWith(organisation, StringComparison.Ordinal) && plain.Length > organisation.Length ? plain[organisation.Length..] : plain;
        plain = plain.Replace("社区居民委员会", "社区", StringComparison.Ordinal);

        foreach (var ending in Endings)
        {
            if (plain.Length > ending.Length && plain.EndsWith(ending, StringComparison.Ordinal))
            {
                plain = plain[..^ending.Length];
            }
        }

        return plain;
    }
}
