using System.Text.RegularExpressions;
using BotService.Store;

namespace BotService.Commands;

/// <summary>Something written to people in one line: its words, a link and an audience anywhere among them.</summary>
/// <param name="Audience">Null when none is named.</param>
internal sealed partial record AddressedText(string Words, string? Link, Tiers? Audience)
{
    private const int LongestLink = 2048;

    private const string Separators = " \u3000\t\n，,。、；;：:";

    private const string Joints = "、；;/和及";

    /// <summary>What it is, or what is wrong with it.</summary>
    public static (AddressedText? Read, string? Problem) Of(string text)
    {
        var links = Links().Matches(text);

        if (links.Count > 1 || (links.Count == 1 && (links[0].Length > LongestLink || !Uri.TryCreate(links[0].Value, UriKind.Absolute, out _))))
        {
            return (null, "链接只能有一个，要写完整，以 http:// 或 https:// 开头。");
        }

        var words = Links().Replace(text, " ");
        var (audience, title) = TakeAudience(words);

        // Who names nobody behind 对象 meant somebody, and it must not go to everybody.
        return audience is Tiers.None
            ? (null, "对象没看懂，可以写：党组、支部、青年、全体，例如：对象:支部、青年。")
            : (new AddressedText(Bare(Spaces().Replace(title, " ")), links.Count == 0 ? null : links[0].Value, audience), null);
    }

    /// <summary>Without the signs around it, and without the 《》 that hold all of it.</summary>
    public static string Bare(string words)
    {
        var bare = words.Trim(Separators.ToCharArray());
        return bare is ['《', .. var inner, '》'] && !inner.Contains('《', StringComparison.Ordinal) ? inner : bare;
    }

    /// <summary>Whom it is for, and the words without that; null where nobody is named, <see cref="Tiers.None"/> where it is nobody who is known.</summary>
    private static (Tiers? Audience, string Words) TakeAudience(string words)
    {
        foreach (Match head in AudienceWords().Matches(words))
        {
            var from = head.Index + head.Length;
            var (audience, end) = ReadTiers(words, from);

            if (audience is not Tiers.None)
            {
                return (audience, words.Remove(head.Index, end - head.Index));
            }

            // Without a colon it may be a word of the title.
            if (head.Value.AsSpan().ContainsAny(':', '：'))
            {
                return (Tiers.None, words);
            }
        }

        return (null, words);
    }

    /// <summary>The tiers that follow each other from there on, and where the last of them ends; none when a list of them holds anything else.</summary>
    private static (Tiers Tiers, int End) ReadTiers(string words, int from)
    {
        var (tiers, end) = (Tiers.None, from);

        foreach (Match word in ListedWords().Matches(words, from))
        {
            var isTier = TierWords.TryRead(word.Value, out var tier);

            if (!isTier && word.Value is not ("全体" or "所有人"))
            {
                var joint = words[end..word.Index];
                return joint.Any(c => Joints.Contains(c, StringComparison.Ordinal)) && !joint.Any(char.IsWhiteSpace) ? (Tiers.None, from) : (tiers, end);
            }

            tiers |= isTier ? tier : Tiers.All;
            end = word.Index + word.Length;
        }

        return (tiers, end);
    }

    [GeneratedRegex("https?://[^\\s，。；、）》」”\"<>]+", RegexOptions.IgnoreCase)]
    private static partial Regex Links();

    [GeneratedRegex("(?:对象|面向)\\s*[:：]\\s*|(?<=^|[\\s，,。；;])对象\\s+")]
    private static partial Regex AudienceWords();

    [GeneratedRegex("[^\\s、，,；;/和及]+")]
    private static partial Regex ListedWords();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
