using System.Text.RegularExpressions;

namespace BotService.Features.LedgerLists.Importing;

/// <summary>The people in one cell, read against the roster where their names alone do not tell where one ends: 黄志远和吴秀英, 牵头人：黄志远；配合人：吴秀英, two names that are set apart below each other.</summary>
internal static partial class ImportNames
{
    private const int MostLetters = 4;

    private const string Comrade = "同志";

    private static readonly char[] Joints = ['和', '及', '与', '&', '＆', '|', '｜', '·'];

    /// <summary>Who leads or does it first. A name is read otherwise than as it stands only where everybody in it is known.</summary>
    /// <param name="isKnown">Somebody on the roster is called so.</param>
    public static IReadOnlyList<string> In(string cell, Func<string, bool> isKnown)
    {
        var names = ImportWords.NamesIn(cell);

        if (names.All(isKnown))
        {
            return names;
        }

        if (Gathered(cell, isKnown) is { } gathered)
        {
            return gathered;
        }

        var (read, helps) = (new List<(IReadOnlyList<string> Names, bool Helps)>(), false);

        foreach (var name in names)
        {
            var (people, label) = ReadName(name, isKnown);
            helps = label ?? helps;
            read.Add((people, helps));
        }

        // Of those who only help nobody does it.
        return read.TrueForAll(one => one.Helps) ? [cell] : [.. read.OrderBy(one => one.Helps).SelectMany(one => one.Names)];
    }

    /// <returns>The people, and whether a word before them says that they help; null without such a word.</returns>
    private static (IReadOnlyList<string> People, bool? Helps) ReadName(string name, Func<string, bool> isKnown)
    {
        if (isKnown(name))
        {
            return ([name], null);
        }

        var label = Label().Match(name);
        var people = AndOthers().Replace(name[label.Length..], string.Empty);
        List<string> parts = people.Length > 0 && isKnown(people) ? [people] : [.. people.Split(Joints, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(WithoutComrade)];

        if (parts.Count == 0 || !parts.TrueForAll(part => isKnown(part)))
        {
            return ([name], null);
        }

        bool? helps = label.Success ? label.Groups["helps"].Success : null;
        return (parts, helps);
    }

    /// <summary>王　伟 李秋月: letters that are set apart belong together as far as somebody is called so; null where somebody is left over.</summary>
    private static List<string>? Gathered(string cell, Func<string, bool> isKnown)
    {
        var names = new List<string>();

        foreach (var pieces in ImportWords.PiecesIn(cell))
        {
            for (var at = 0; at < pieces.Length;)
            {
                if (NameAt(pieces, at, isKnown) is not { } name)
                {
                    return null;
                }

                names.Add(name);
                at += pieces[at] == name ? 1 : name.Length;
            }
        }

        return names.Count == 0 ? null : names;
    }

    private static string? NameAt(string[] pieces, int at, Func<string, bool> isKnown)
    {
        if (pieces[at].Length > 1)
        {
            return isKnown(pieces[at]) ? pieces[at] : null;
        }

        var name = pieces[at];

        for (var next = at + 1; next < pieces.Length && pieces[next].Length == 1 && name.Length < MostLetters; next++)
        {
            name += pieces[next];

            if (isKnown(name))
            {
                return name;
            }
        }

        return null;
    }

    private static string WithoutComrade(string name) => name.EndsWith(Comrade, StringComparison.Ordinal) ? name[..^Comrade.Length] : name;

    /// <summary>牵头人：, 配合人：; 监督人： names somebody who does something else.</summary>
    [GeneratedRegex("^(?:牵头|主要|责任|负责|承办|主办|经办|整改|(?<helps>配合|协助|协办|参与|成员|组员))(?:责任|负责)?(?:人|人员|同志)?[：:]")]
    private static partial Regex Label();

    /// <summary>吴秀英等, 吴秀英等三人.</summary>
    [GeneratedRegex("等(?:[0-9一二两三四五六七八九十]*(?:人|名|位|同志))?$")]
    private static partial Regex AndOthers();
}
