using BotService.Messaging;

namespace BotService.Store;

/// <summary>The three tiers of the study list; a topic may be meant for several of them.</summary>
[Flags]
internal enum Tiers
{
    None = 0,
    Leadership = 1,
    Branch = 2,
    Youth = 4,
    All = Leadership | Branch | Youth,
}

/// <summary>What each tier is called in chat and in files.</summary>
internal static class TierWords
{
    private static readonly (Tiers Tier, string Code, string Word, string[] Also)[] Words =
    [
        (Tiers.Leadership, "leadership", "党组", ["中心组", "领导班子"]),
        (Tiers.Branch, "branch", "支部", ["党支部"]),
        (Tiers.Youth, "youth", "青年小组", ["青年"]),
    ];

    public static bool TryRead(string text, out Tiers tier)
    {
        var folded = NameFolding.Fold(text);
        tier = Words.FirstOrDefault(w => w.Code == folded || w.Word == folded || w.Also.Contains(folded)).Tier;
        return tier is not Tiers.None;
    }

    public static string Of(Tiers tiers) =>
        tiers is Tiers.All ? "全体" : string.Join('、', Words.Where(w => tiers.HasFlag(w.Tier)).Select(w => w.Word));
}
