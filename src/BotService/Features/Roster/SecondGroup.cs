using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.Roster;

/// <summary>A group as other_groups names it: the name alone, or with its tier behind it, as in 青年理论小组(青年) and 青年理论小组：青年.</summary>
internal sealed record SecondGroup(string Name, Tiers? Tier)
{
    private static readonly char[] Openings = ['(', '（', '[', '【', '〔'];

    private static readonly char[] Closings = [')', '）', ']', '】', '〕'];

    public static SecondGroup Read(string text)
    {
        var isClosed = text.Length > 0 && Closings.Contains(text[^1]);
        var at = isClosed ? text.LastIndexOfAny(Openings) : text.LastIndexOfAny([':', '：']);
        var word = at <= 0 ? string.Empty : isClosed ? text[(at + 1)..^1] : text[(at + 1)..];
        return TierWords.TryRead(word, out var tier) ? new SecondGroup(text[..at].Trim(), tier) : new SecondGroup(text, TierInName(text));
    }

    /// <summary>Of a branch's name a slip of the pen would make a new branch, so only the other two tiers are believed by name.</summary>
    private static Tiers? TierInName(string name)
    {
        var folded = NameFolding.Fold(name);
        return folded.Contains("青年", StringComparison.Ordinal) ? Tiers.Youth
            : folded.Contains("党组", StringComparison.Ordinal) || folded.Contains("中心组", StringComparison.Ordinal) ? Tiers.Leadership
            : null;
    }
}
