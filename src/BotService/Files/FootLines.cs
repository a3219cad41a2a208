using System.Text.RegularExpressions;
using BotService.Messaging;

namespace BotService.Files;

/// <summary>Lines below a header that are no content: sums, chapters and notes, signatures and bare numbers at the end, and the header again where a page begins.</summary>
internal sealed partial class FootLines
{
    /// <summary>A cell that reaches over fewer headings is a wide one of the list.</summary>
    private const int FewestAcross = 3;

    /// <summary>One word of a header alone may be content.</summary>
    private const int FewestHeadings = 2;

    private readonly TableHeader _header;
    private readonly TableColumns _columns;
    private readonly Dictionary<int, int> _across;
    private readonly List<HashSet<string>> _headings;

    public FootLines(RawTable sheet, TableHeader header, TableColumns columns)
    {
        (_header, _columns) = (header, columns);
        _across = columns.HasChapters ? Across(sheet, header, columns) : [];
        _headings = Headings(sheet, header);
    }

    public ListLines Split(IReadOnlyList<RawRow> rows)
    {
        var end = rows.Count;

        // A sentence with a colon may be content; at the end, and with nothing of a row beside it, it is a signature. A number alone is a line that nobody filled in.
        while (end > 0 && (IsSum(rows[end - 1]) || IsSigned(rows[end - 1]) || IsChapter(rows[end - 1]) || IsNumberAlone(rows[end - 1]) || IsHeaderAgain(rows[end - 1])))
        {
            end--;
        }

        var lines = new ListLines([], [], [], []);

        for (var i = 0; i < rows.Count; i++)
        {
            ListOf(rows[i], isEnd: i >= end, lines).Add(rows[i]);
        }

        return lines;
    }

    private List<RawRow> ListOf(RawRow row, bool isEnd, ListLines lines)
    {
        if (IsSum(row) || IsHeaderAgain(row) || (isEnd && IsSignedAsUsual(row)))
        {
            return lines.Passed;
        }

        if (IsChapter(row))
        {
            return lines.Chapters;
        }

        return !isEnd ? lines.Content : IsNumberAlone(row) ? lines.Numbered : lines.Passed;
    }

    /// <summary>The lines in which one cell reaches over what every row needs, each with the column in which it begins.</summary>
    private static Dictionary<int, int> Across(RawTable sheet, TableHeader header, TableColumns columns)
    {
        var needed = columns.Required.Select(column => header.Places.GetValueOrDefault(column.Name)).ToList();
        var lines = new Dictionary<int, int>();

        foreach (var range in sheet.Merged.Where(range => range.FirstLine > header.LastLine && HeadingsUnder(range, header) >= FewestAcross))
        {
            if (needed.TrueForAll(place => range.FirstColumn <= place && range.LastColumn >= place))
            {
                lines.TryAdd(range.FirstLine, range.FirstColumn);
            }
        }

        return lines;
    }

    /// <summary>Every word that a header of several rows has in a column.</summary>
    private static List<HashSet<string>> Headings(RawTable sheet, TableHeader header)
    {
        var rows = sheet.Rows.Where(row => row.Line >= header.Line && row.Line <= header.LastLine).ToList();
        return [.. header.Headings.Select((_, place) => rows.Where(row => !row[place].IsBlank).Select(row => TableColumns.Plain(row[place].Seen)).Where(word => word.Length > 0).ToHashSet(StringComparer.Ordinal))];
    }

    private static int HeadingsUnder(MergedRange range, TableHeader header) =>
        header.Headings.Skip(range.FirstColumn).Take(range.LastColumn - range.FirstColumn + 1).Count(heading => heading.Length > 0);

    /// <summary>一、机制方面（2个）: nothing else stands in its row. Where its cells are not joined, as in a text file, it stands in the column of the numbers.</summary>
    private bool IsChapter(RawRow row)
    {
        if (!_columns.HasChapters)
        {
            return false;
        }

        return Filled(row) is [var only] ? _across.ContainsKey(row.Line) || IsWordUnderNumbering(row, only) : IsHeaded(row);
    }

    /// <summary>一 | 机制方面（2个）, 备注 | 本表每月报送: a word in the column of the numbers, and one cell joined over all the others.</summary>
    private bool IsHeaded(RawRow row) =>
        Filled(row) is [var first, var second] && _across.TryGetValue(row.Line, out var column) && column == second && IsWordUnderNumbering(row, first);

    private bool IsWordUnderNumbering(RawRow row, int place) => IsNumbering(place) && row[place].Text.Any(char.IsLetter);

    private bool IsNumbering(int place) =>
        place < _header.Headings.Count && _columns.IsIgnored(_header.Headings[place]) && _columns.Of(_header.Headings[place]) is null;

    /// <summary>A line that was numbered in advance: beside its number only what is joined over it from above.</summary>
    private bool IsNumberAlone(RawRow row)
    {
        var own = Filled(row).FindAll(place => !row[place].IsFromAbove);
        return own.Count > 0 && own.TrueForAll(place => IsNumbering(place) && NumberForm().IsMatch(Folded(row[place])));
    }

    private bool IsSum(RawRow row)
    {
        if (Filled(row) is not [var first, ..] || !SumForm().IsMatch(Folded(row[first])))
        {
            return false;
        }

        return IsNoRow(row, first) || IsHeaded(row) || _header.Places.Values.All(place => place == first || row[place].IsBlank || CountForm().IsMatch(Folded(row[place])));
    }

    private bool IsSigned(RawRow row) => IsSignedAsUsual(row) || IsSignedInOtherWords(row);

    private bool IsSignedAsUsual(RawRow row)
    {
        if (Filled(row) is not [var first, ..] || Folded(row[first]) is not { Length: > 0 } text || !SignedForm().IsMatch(text))
        {
            return false;
        }

        return text.EndsWith(':') || IsNoRow(row, first) || row.Cells.Skip(first + 1).Any(cell => SignedForm().IsMatch(Folded(cell)));
    }

    /// <summary>分管领导：李四: any such words, where the whole row holds nothing else and what every row needs is missing, or is itself a usual signature.</summary>
    private bool IsSignedInOtherWords(RawRow row)
    {
        var needed = _columns.Required.Select(column => _header.Places.TryGetValue(column.Name, out var place) ? row[place] : RawCell.Blank);

        if (Filled(row) is not [var first, ..] || IsNeeded(first) || !needed.All(cell => cell.IsBlank || SignedForm().IsMatch(Folded(cell))))
        {
            return false;
        }

        var mayBeName = false;

        foreach (var text in row.Cells.Where(cell => !cell.IsBlank).Select(Folded))
        {
            var isLabel = LabelForm().IsMatch(text);

            if (!isLabel && !mayBeName)
            {
                return false;
            }

            mayBeName = isLabel && text.EndsWith(':');
        }

        return true;
    }

    private bool IsNeeded(int at) => _columns.Required.Any(column => _header.Places.TryGetValue(column.Name, out var place) && place == at);

    /// <summary>Something that every row needs is missing, or nothing else is there.</summary>
    private bool IsNoRow(RawRow row, int first) =>
        _columns.Required.Any(column => _header.Places.TryGetValue(column.Name, out var place) && place != first && row[place].IsBlank)
        || _header.Places.Values.All(place => place == first || row[place].IsBlank);

    /// <summary>The whole header in one row, or a row of a header that has several: each of its cells holds a word of its own column.</summary>
    private bool IsHeaderAgain(RawRow row)
    {
        if (_header.Places.Count > 1 && _header.Places.All(place => _columns.Of(row[place.Value].Seen)?.Name == place.Key))
        {
            return true;
        }

        var filled = Filled(row);
        return filled.Count >= FewestHeadings && filled.TrueForAll(place => place < _headings.Count && _headings[place].Contains(TableColumns.Plain(row[place].Seen)));
    }

    private static List<int> Filled(RawRow row)
    {
        var places = new List<int>();

        for (var column = 0; column < row.Cells.Count; column++)
        {
            if (!row[column].IsBlank)
            {
                places.Add(column);
            }
        }

        return places;
    }

    private static string Folded(RawCell cell) => cell.Text is { Length: > 0 and < 100 } text ? NameFolding.Fold(text) : string.Empty;

    [GeneratedRegex(@"^(?:本页)?(?:合计|小计|总计|共计|累计):?\d*(?:人|名|项|条|个|件|期|次)?$|^共\d+(?:人|名|项|条|个|件|期|次)$")]
    private static partial Regex SumForm();

    [GeneratedRegex(@"^[\d.,%]+(?:人|名|项|条|个|件|期|次|周)?$")]
    private static partial Regex CountForm();

    [GeneratedRegex(@"^(?:填表|制表|填报|填写|审核|审批|复核|经办|联系|负责|主要负责|单位负责|部门负责|报送|录入|签字|签名|盖章|单位|日期|说明|备注|注|填表说明)(?:人|单位|部门|日期|时间|电话|领导)?(?:签字|签名|盖章|\((?:签字|签名|盖章|签章|公章)\))?\d?:")]
    private static partial Regex SignedForm();

    /// <summary>分管领导:, 主管局长(签字):, 科室电话:.</summary>
    [GeneratedRegex(@"^\p{IsCJKUnifiedIdeographs}{0,6}(?:领导|人|人员|长|主任|书记|单位|部门|科室|电话|日期|时间|签字|签名|盖章|意见)(?:\(\p{L}{1,4}\))?\d?:")]
    private static partial Regex LabelForm();

    /// <summary>12, 12、, （12）.</summary>
    [GeneratedRegex(@"^\(?[0-9]{1,5}\)?[.、]?$")]
    private static partial Regex NumberForm();
}

/// <summary>What the lines below a header are: content, sums and signatures and headers, chapters and notes, and lines that have a number and nothing else.</summary>
internal sealed record ListLines(List<RawRow> Content, List<RawRow> Passed, List<RawRow> Chapters, List<RawRow> Numbered);
