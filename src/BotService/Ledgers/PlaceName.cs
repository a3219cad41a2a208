using System.Text.RegularExpressions;
using BotService.Messaging;
using BotService.Settings;

namespace BotService.Ledgers;

/// <summary>When two names mean one place: 城东社区居委会 is 城东社区.</summary>
internal static partial class PlaceName
{
    private const string Parts = "东南西北中上下一二三四五六七八九十0123456789";

    private const string Numerals = "一二三四五六七八九十0123456789";

    /// <summary>A name of its own has so many letters; two that end with the same two letters are of one sort.</summary>
    private const int LeastLetters = 3;

    private const int LettersOfSort = 2;

    private static readonly string[] Endings = ["居民委员会", "村民委员会", "居委会", "村委会", "服务中心", "管委会", "管理委员会"];

    /// <summary>One letter apart, and not by a word for another part of the town: 城东 and 城西 are two places.</summary>
    public static bool AreNear(string one, string other) => one.Length > 3 && other.Length > 3 && EditDistance.Of(one, other) == 1 && !DifferByPart(one, other);

    private static bool DifferByPart(string one, string other) =>
        one.Length == other.Length && Enumerable.Range(0, one.Length).Where(i => one[i] != other[i]).All(i => Parts.Contains(one[i], StringComparison.Ordinal) && Parts.Contains(other[i], StringComparison.Ordinal));

    public static string Plain(string name, string organisation = "")
    {
        var plain = WithoutWay(NameFolding.Fold(name));
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

    /// <summary>城东社区 of 去城东社区: the word for going there is none of the name.</summary>
    public static string WithoutWay(string name) => Way().Replace(name, string.Empty);

    /// <summary>城东社区、城南社区 and 城东社区和城南社区; 一、二号楼 is a part of one place.</summary>
    public static bool NamesSeveral(string word)
    {
        var parts = word.Split('、', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Zip(parts.Skip(1)).Any(pair => pair.First.Length >= LeastLetters && pair.Second.Length >= LeastLetters && !(IsNumeral(pair.First[^1]) && IsNumeral(pair.Second[0])))
            || (word.IndexOfAny(['和', '与', '及'], 1) is > 0 and var joint && AreTwo(word[..joint], word[(joint + 1)..]));
    }

    private static bool IsNumeral(char letter) => Numerals.Contains(letter, StringComparison.Ordinal);

    /// <summary>城东社区 and 城南社区: two names of one sort.</summary>
    public static bool AreTwo(string one, string other) =>
        one.Length >= LeastLetters && other.Length >= LeastLetters && one != other && one[^LettersOfSort..] == other[^LettersOfSort..];

    /// <summary>城东社区 behind 城东街道 lies in it.</summary>
    public static bool IsPartOf(string place, string before) => Area().IsMatch(before) && !Area().IsMatch(place);

    [GeneratedRegex("^(?:前往|去到|去|到|赴|往(?![来事])|在(?![水建编]))(?=..)")]
    private static partial Regex Way();

    [GeneratedRegex("(?:街道|[镇乡县市]|(?<![社小])区)$")]
    private static partial Regex Area();
}
