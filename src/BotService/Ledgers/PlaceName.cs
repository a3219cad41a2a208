using BotService.Messaging;

namespace BotService.Ledgers;

/// <summary>When two names mean one place: 城东社区居委会 is 城东社区.</summary>
internal static class PlaceName
{
    private static readonly string[] Endings = ["居民委员会", "村民委员会", "居委会", "村委会", "服务中心", "管委会", "管理委员会"];

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
