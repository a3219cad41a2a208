using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BotService.Messaging;

namespace BotService.Files;

/// <summary>Reads what people write into cells.</summary>
internal static partial class CellText
{
    private const int LongestQuote = 40;

    private const int LongestMonth = 64;

    private static readonly char[] Separators = [';', '；', '、', '|', '｜', ',', '，'];

    /// <summary>
    /// Without outer spaces and without characters that nobody sees; a line break inside a cell is a space, since none of our values has lines.
    /// What joins or colours an emoji stays.
    /// </summary>
    public static string Clean(string cell)
    {
        if (IsClean(cell))
        {
            return cell;
        }

        var text = LineBreaks().Replace(cell, " ");

        if (text.EnumerateRunes().Any(IsDropped))
        {
            text = string.Concat(text.EnumerateRunes().Where(rune => !IsDropped(rune)));
        }

        text = text.Trim();
        return text.EnumerateRunes().All(NameFolding.IsSpaceOrInvisible) ? string.Empty : text;
    }

    /// <summary>Most cells hold nothing but letters, digits and ideographs, and a file may have a million of them.</summary>
    private static bool IsClean(string cell)
    {
        foreach (var c in cell)
        {
            if (c is not ((> ' ' and < '\x7F') or (>= '\u4E00' and <= '\u9FFF')))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The invisible characters of a cell by their numbers, such as U+200B; null where it holds spaces alone.</summary>
    public static string? Invisibles(string cell)
    {
        var numbers = cell.EnumerateRunes().Where(rune => NameFolding.IsInvisible(rune) && !Rune.IsWhiteSpace(rune)).Select(Number).Distinct().ToList();
        return numbers.Count == 0 ? null : string.Join(' ', numbers);
    }

    /// <summary>Several values in one cell, by whichever separator the writer liked.</summary>
    public static IReadOnlyList<string> Split(string cell) =>
        cell.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Where in the cell the values of <see cref="Split"/> stand, for whoever must look at several as one.</summary>
    public static IReadOnlyList<(int From, int To)> Places(string cell)
    {
        var places = new List<(int From, int To)>();
        var from = 0;

        for (var at = 0; at <= cell.Length; at++)
        {
            if (at < cell.Length && !IsSeparator(cell[at]))
            {
                continue;
            }

            var value = cell.AsSpan(from, at - from).TrimEnd();
            var to = from + value.Length;
            var first = to - value.TrimStart().Length;

            if (first < to)
            {
                places.Add((first, to));
            }

            from = at + 1;
        }

        return places;
    }

    public static bool IsSeparator(char letter) => Separators.Contains(letter);

    /// <summary>True of 2024年3月, 2024.3 and the like: a month of which nobody knows the day.</summary>
    public static bool IsMonthAlone(string cell) => cell.Length <= LongestMonth && MonthAlone().IsMatch(OneWidth(cell));

    /// <summary>Full-width signs as the usual ones. Half a surrogate pair and U+FFFE cannot be normalised, so they are replaced first.</summary>
    public static string OneWidth(string cell) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cell)).Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormKC);

    /// <summary>A limit counts characters as people do, not halves of them.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>A cell cut to a length that fits into a message about it; what cannot be seen is shown by its number.</summary>
    public static string Quote(string cell)
    {
        var seen = string.Concat(cell.EnumerateRunes().Select(rune => NameFolding.IsInvisible(rune) ? $"<{Number(rune)}>" : rune.ToString()));
        return Length(seen) <= LongestQuote ? $"“{seen}”" : $"“{MessageText.ClipRunes(seen, LongestQuote)}…”";
    }

    /// <summary>At most so many characters of the end, never half of one.</summary>
    public static string End(string text, int most) => string.Concat(text.EnumerateRunes().TakeLast(most));

    /// <summary>A column as spreadsheet programs name it: A for 0, AA for 26.</summary>
    public static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    /// <summary>The other way round: 0 for A, 26 for AA.</summary>
    public static int Column(string letters) => letters.Aggregate(0, (column, letter) => (column * 26) + letter - 'A' + 1) - 1;

    /// <summary>A character by its number, such as U+200B.</summary>
    public static string Number(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");

    private static bool IsDropped(Rune rune) =>
        NameFolding.IsInvisible(rune)
        && rune.Value is not 0x200C and not 0x200D and not 0xFE0E and not 0xFE0F and not (>= 0xE0020 and <= 0xE007F) and not (>= 0xE0100 and <= 0xE01EF)
        && !Rune.IsWhiteSpace(rune);

    [GeneratedRegex(@"^\s*\d{4}\s*[年./-]\s*(?:0?[1-9]|1[0-2])\s*月?(?:份)?\s*$")]
    private static partial Regex MonthAlone();

    /// <summary>Looked for from where a run of spaces begins, not from each of them: a cell of a text file may hold a million.</summary>
    [GeneratedRegex(@"(?<!\s)\s*[\r\n\u2028\u2029\v\f]+\s*")]
    private static partial Regex LineBreaks();
}
