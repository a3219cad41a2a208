using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace BotService.Files;

/// <summary>Rows of a text file, with commas, semicolons or tabs between the cells.</summary>
internal static class CsvRows
{
    /// <summary>More of them in one row are no slips of a pen.</summary>
    private const int MostSpoiltInRow = 16;

    private static readonly char[] Separators = [',', '\t', ';', '，'];

    public static RawTable Read(byte[] bytes)
    {
        var text = CsvText.Decode(bytes);
        var problems = new List<TableProblem>();
        var spoilt = 0;
        var deadline = new TableDeadline();
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = SeparatorOf(text).ToString(),
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

            if (rows.Count >= TableLimits.MostRows || parser.Count > TableLimits.MostColumns)
            {
                throw TableLimits.TooLarge(rows.Count >= TableLimits.MostRows ? $"超过 {TableLimits.MostRows} 行" : $"第 {LineOf(parser)} 行超过 {TableLimits.MostColumns} 列");
            }

            rows.Add(new RawRow(LineOf(parser), [.. parser.Record!.Select(RawCell.OfText)]));

            if (spoilt > 0)
            {
                problems.Add(new TableProblem(rows[^1].Line, "双引号不成对"));
                spoilt = 0;
            }
        }

        return new RawTable(null, rows) { Problems = problems };
    }

    /// <summary>The one that most of the first lines hold most of; a comma when there is none at all.</summary>
    private static char SeparatorOf(string text)
    {
        var head = text.Split('\n', 11).Take(10).ToList();
        return Separators.MaxBy(separator => head.Max(line => line.Count(c => c == separator)));
    }

    /// <summary>The parser counts the line on which a record ends; people look for the one on which it begins.</summary>
    private static int LineOf(IParser parser)
    {
        var record = parser.RawRecord.AsSpan().Trim("\r\n");
        var breaks = record.Count('\n') + record.Count('\r') - record.Count("\r\n");
        return Math.Max(1, parser.RawRow - breaks);
    }
}
