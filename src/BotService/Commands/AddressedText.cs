using System.Text.RegularExpressions;
using BotService.Store;

namespace BotService.Commands;

/// <summary>Something written to people in one line: its words, a link and an audience anywhere among them.</summary>
/// <param name="Audience">Null when none is named.</param>
internal sealed partial record AddressedText(string Words, string? Link, Tiers? Audience)
{
    private const int LongestLink = 2048;

    private const string Separators = " \u3000\t\n，,。、；;：:";

    /// <summary>What it is, or what is wrong with it.</summary>
    public static (AddressedText? Read, string? Problem) Of(string text)
    {
        var links = Links().Matches(text);

        if (links.Count > 1 || (links.Count == 1 && (links[0].Length > LongestLink || !Uri.TryCreate(links[0].Value, UriKind.Absolute, out _))))
        {
            return (null, "链接只能有一个，要写完整，以 http:// 或 https:// 开头。");
        }

        var words = Links().Replace(text, " ");
        var named = AudienceWords().Match(words);
        var audience = Tiers.None;

        // Who names nobody behind 对象 meant somebody, and it must not go to everybody.
        if (named.Success && !TryReadTiers(named.Groups[1].Value, out audience))
        {
            return (null, "对象没看懂，可以写：党组、支部、青年、全体，例如：对象:支部、青年。");
        }

        words = named.Success ? words.Remove(named.Index, named.Length) : words;
        return (new AddressedText(Bare(Spaces().Replace(words, " ")), links.Count == 0 ? null : links[0].Value, named.Success ? audience : null), null);
    }

    /// <summary>Without the signs around it, and without the 《》 that hold all of it.</summary>
    public static string Bare(string words)
    {
        var bare = words.Trim(Separators.ToCharArray());
        return bare is ['《', .. var inner, '》'] && !inner.Contains('《', StringComparison.Ordinal) ? inner : bare;
    }

    private static bool TryReadTiers(string text, out Tiers tiers)
    {
        tiers = Tiers.None;

        foreach (var word in text.Split(['、', '，', ',', '；', ';', '/', '和', '及'], StringSplitOptions.RemoveEmptyEntries))
        {
            var isTier = TierWords.TryRead(word, out var tier);

            if (!isTier && word is not ("全体" or "所有人"))
            {
                return false;
            }

            tiers |= isTier ? tier : Tiers.All;
        }

        return tiers is not Tiers.None;
    }

    [GeneratedRegex("https?://[^\\s，。；、）》」”\"<>]+", RegexOptions.IgnoreCase)]
    private static partial Regex Links();

    [GeneratedRegex("(?:对象|面向)\\s*[:：]\\s*(\\S*)")]
    private static partial Regex AudienceWords();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
