using System.Text.RegularExpressions;
using BotService.Messaging;

namespace BotService.Files;

/// <summary>Lines below a header that are no content: sums, chapters and notes, signatures at the end, and the header again where a page begins.</summary>
internal static partial class FootLines
{
    /// <summary>A cell that reaches over fewer headings is a wide one of the list.</summary>
    private const int FewestAcross = 3;

    /// <summary>The rows that are content, those that were passed over, and the chapters and notes among them.</summary>
    public static (List<RawRow> Content, List<RawRow> Passed, List<RawRow> Chapters) Split(RawTable sheet, IReadOnlyList<RawRow> rows, TableHeader header, TableColumns columns)
    {
        var across = columns.HasChapters ? LinesAcross(sheet, header, columns) : [];
        var end = rows.Count;

        // A sentence with a colon may be content; at the end, and with nothing of a row beside it, it is a signature.
        while (end > 0 && (IsSum(rows[end - 1], header, columns) || IsSigned(rows[end - 1], header, columns) || IsChapter(rows[end - 1])))
        {
            end--;
        }

        var content = new List<RawRow>(end);
        var passed = new List<RawRow>();
        var chapters = new List<RawRow>();

        for (var i = 0; i < rows.Count; i++)
        {
            var isNone = IsSum(rows[i], header, columns) || IsHeaderAgain(rows[i], header, columns) || (i >= end && IsSigned(rows[i], header, columns));
            (isNone ? passed : IsChapter(rows[i]) ? chapters : i >= end ? passed : content).Add(rows[i]);
        }

        return (content, passed, chapters);

        // 一、机制方面（2个）: nothing else stands in its row. Where its cells are not joined, as in a text file, it stands in the column of the numbers.
        bool IsChapter(RawRow row) => columns.HasChapters && row.Cells.Count(cell => !cell.IsBlank) == 1 && (across.Contains(row.Line) || IsUnderNumbering(row, header, columns));
    }

    /// <summary>The lines in which one cell reaches over what every row needs.</summary>
    private static HashSet<int> LinesAcross(RawTable sheet, TableHeader header, TableColumns columns)
    {
        var needed = columns.Required.Select(column => header.Places.GetValueOrDefault(column.Name)).ToList();
        return [.. sheet.Merged
            .Where(range => range.FirstLine > header.LastLine
                && needed.TrueForAll(place => range.FirstColumn <= place && range.LastColumn >= place)
                && HeadingsUnder(range, header) >= FewestAcross)
            .Select(range => range.FirstLine)];
    }

    private static int HeadingsUnder(MergedRange range, TableHeader header) =>
        header.Headings.Skip(range.FirstColumn).Take(range.LastColumn - range.FirstColumn + 1).Count(heading => heading.Length > 0);

    private static bool IsUnderNumbering(RawRow row, TableHeader header, TableColumns columns)
    {
        var place = FirstOf(row);
        return place < header.Headings.Count && columns.IsIgnored(header.Headings[place]) && columns.Of(header.Headings[place]) is null && row[place].Text.Any(char.IsLetter);
    }

    private static bool IsSum(RawRow row, TableHeader header, TableColumns columns)
    {
        var first = FirstOf(row);
        return first >= 0 && SumForm().IsMatch(Folded(row[first]))
            && (IsNoRow(row, first, header, columns) || header.Places.Values.All(place => place == first || row[place].IsBlank || CountForm().IsMatch(Folded(row[place]))));
    }

    private static bool IsSigned(RawRow row, TableHeader header, TableColumns columns)
    {
        var first = FirstOf(row);

        if (first < 0 || Folded(row[first]) is not { Length: > 0 } text || !SignedForm().IsMatch(text))
        {
            return false;
        }

        return text.EndsWith(':') || IsNoRow(row, first, header, columns) || row.Cells.Skip(first + 1).Any(cell => SignedForm().IsMatch(Folded(cell)));
    }

    /// <summary>Something that every row needs is missing, or nothing else is there.</summary>
    private static bool IsNoRow(RawRow row, int first, TableHeader header, TableColumns columns) =>
        columns.Required.Any(column => header.Places.TryGetValue(column.Name, out var place) && place != first && row[place].IsBlank)
        || header.Places.Values.All(place => place == first || row[place].IsBlank);

    private static bool IsHeaderAgain(RawRow row, TableHeader header, TableColumns columns) =>
        header.Places.Count > 1 && header.Places.All(place => columns.Of(row[place.Value].Seen)?.Name == place.Key);

    private static int FirstOf(RawRow row)
    {
        for (var column = 0; column < row.Cells.Count; column++)
        {
            if (!row[column].IsBlank)
            {
                return column;
            }
        }

        return -1;
    }

    private static string Folded(RawCell cell) => cell.Text is { Length: > 0 and < 100 } text ? NameFolding.Fold(text) : string.Empty;

    [GeneratedRegex(@"^(?:本页)?(?:合计|小计|总计|共计|累计):?\d*(?:人|名|项|条|个|件|期|次)?$|^共\d+(?:人|名|项|条|个|件|期|次)$")]
    private static partial Regex SumForm();

    [GeneratedRegex(@"^[\d.,%]+(?:人|名|项|条|个|件|期|次|周)?$")]
    private static partial Regex CountForm();

    [GeneratedRegex(@"^(?:填表|制表|填报|填写|审核|审批|复核|经办|联系|负责|主要负责|单位负责|部门负责|报送|录入|签字|签名|盖章|单位|日期|说明|备注|注|填表说明)(?:人|单位|部门|日期|时间|电话|领导)?(?:签字|签名|盖章|\((?:签字|签名|盖章|签章|公章)\))?\d?:")]
    private static partial Regex SignedForm();
}
