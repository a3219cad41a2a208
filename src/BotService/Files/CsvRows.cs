using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace BotService.Files;

/// <summary>Rows of a text file, with commas, semicolons or tabs between the cells.</summary>
internal static class CsvRows
{
    /// <summary>More of them in one row are no slips of a pen.</summary>
    private const int MostSpoiltInRow = 16;

    /// <summary>A header, and whatever titles stand above it, are shorter.</summary>
    private const int MostHead = 1 << 16;

    private static readonly char[] Separators = [',', '\t', ';', '，'];

    /// <param name="columns">Whose headings tell what separates the cells.</param>
    public static RawTable Read(byte[] bytes, TableColumns columns)
    {
        var text = CsvText.Decode(bytes);
        var problems = new List<TableProblem>();
        var spoilt = 0;
        var deadline = new TableDeadline();
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = SeparatorOf(text, columns).ToString(),
            IgnoreBlankLines = true,
            BadDataFound = _ =>
            {
                // For each of them the parser copies the whole record, however long it is.
                deadline.Check();
                spoilt = ++spoilt <= MostSpoiltInRow ? spoilt : throw new TableRefusal("有一行里的双引号到处都不成对，没有读取：请用表格软件打开，另存为 .xlsx 再导入。");
            },
        };
        using var parser = new CsvParser(new StringReader(text), configuration);
        var rows = new List<RawRow>();

        while (parser.Read())
        {
            deadline.Check();

            if (rows.Count >= TableLimits.MostRows || IsTooWide(parser))
            {
                throw TableLimits.TooLarge(rows.Count >= TableLimits.MostRows ? $"超过 {TableLimits.MostRows} 行" : $"第 {LineOf(parser)} 行超过 {TableLimits.MostColumns} 列");
            }

            rows.Add(new RawRow(LineOf(parser), [.. parser.Record!.Take(TableLimits.MostColumns).Select(RawCell.OfText)]));

            if (spoilt > 0)
            {
                problems.Add(new TableProblem(rows[^1].Line, "双引号不成对"));
                spoilt = 0;
            }
        }

        return new RawTable(null, rows) { Problems = problems };
    }

    /// <summary>Blank cells far away, which a sheet with a stray format saves as a row of separators, cost nothing.</summary>
    private static bool IsTooWide(IParser parser) =>
        parser.Count > TableLimits.WidestSheet || (parser.Count > TableLimits.MostColumns && parser.Record!.Skip(TableLimits.MostColumns).Any(cell => !string.IsNullOrWhiteSpace(cell)));

    /// <summary>The one that parts most known headings, since titles and contents may hold any of them; without known headings the one that the first line has most of.</summary>
    private static char SeparatorOf(string text, TableColumns columns)
    {
        var head = text[..Math.Min(text.Length, MostHead)].Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Where(line => !string.IsNullOrWhiteSpace(line)).Take(TableHeader.RowsLookedAt).ToList();
        var known = head.SelectMany(line => Separators.Select(sign => (Sign: sign, Headings: HeadingsIn(line, sign, columns), Count: CountOutsideQuotes(line, sign)))).Where(tried => tried.Headings > 0).ToList();

        if (known.Count > 0)
        {
            return known.MaxBy(tried => (tried.Headings, tried.Count)).Sign;
        }

        return head.Count == 0 ? Separators[0] : Separators.MaxBy(sign => CountOutsideQuotes(head[0], sign));
    }

    private static int HeadingsIn(string line, char separator, TableColumns columns) =>
        line.Split(separator).Select(cell => columns.Of(cell.Trim().Trim('"'))?.Name).OfType<string>().Distinct().Count();

    private static int CountOutsideQuotes(string line, char separator) => line.Split('"').Where((_, i) => i % 2 == 0).Sum(part => part.Count(c => c == separator));

    /// <summary>The parser counts the line on which a record ends; people look for the one on which it begins.</summary>
    private static int LineOf(IParser parser)
    {
        var record = parser.RawRecord.AsSpan().Trim("\r\n");
        var breaks = record.Count('\n') + record.Count('\r') - record.Count("\r\n");
        return Math.Max(1, parser.RawRow - breaks);
    }
}
