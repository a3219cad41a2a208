using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace BotService.Files;

/// <summary>The visible sheets of an .xlsx or .xls, with every cell as the text that people see or would have typed.</summary>
internal static class WorkbookRows
{
    static WorkbookRows() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IReadOnlyList<RawTable> Read(byte[] bytes, bool isPacked)
    {
        var deadline = new TableDeadline();

        try
        {
            var (facts, readable) = isPacked ? XlsxScan.Of(bytes, deadline) : (XlsScan.Of(bytes), bytes);
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(readable, writable: false), new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding("GB18030") });
            return ReadSheets(reader, facts, deadline, hasExtent: isPacked);
        }
        catch (InvalidPasswordException)
        {
            throw new TableRefusal("文件设了密码，读不了：请取消密码，另存后再导入。");
        }
        catch (Exception exception) when (IsOfBrokenWorkbook(exception))
        {
            throw new InvalidDataException("Not a workbook.", exception);
        }
    }

    /// <summary>The reader has many exceptions for a broken workbook.</summary>
    private static bool IsOfBrokenWorkbook(Exception exception) =>
        exception is ExcelReaderException
            or XmlException
            or KeyNotFoundException
            or NullReferenceException
            or InvalidOperationException
            or FormatException
            or ArgumentException
            or IndexOutOfRangeException
            or OverflowException
            or EndOfStreamException
            or NotSupportedException;

    private static List<RawTable> ReadSheets(IExcelDataReader reader, WorkbookFacts facts, TableDeadline deadline, bool hasExtent)
    {
        var sheets = new List<RawTable>();

        do
        {
            if (reader.VisibleState is not "hidden" and not "veryhidden")
            {
                var sheet = facts[reader.Name];
                var rows = ReadRows(reader, sheet, new CellValues(reader, facts.Is1904), deadline, hasExtent);
                sheets.Add(new RawTable(reader.Name, rows)
                {
                    HasLetters = true,
                    HiddenLines = sheet.HiddenLines,
                    Merged = [.. (reader.MergeCells ?? []).Select(m => new MergedRange(m.FromRow + 1, m.ToRow + 1, m.FromColumn, m.ToColumn))],
                });
            }
        }
        while (reader.NextResult());

        return [.. sheets.Where(sheet => sheet.Rows.Count > 0)];
    }

    private static List<RawRow> ReadRows(IExcelDataReader reader, SheetFacts sheet, CellValues values, TableDeadline deadline, bool hasExtent)
    {
        var rows = new List<RawRow>();
        var width = hasExtent ? Math.Min(reader.FieldCount, sheet.LastColumn + 1) : reader.FieldCount;

        // Beyond the last row that holds something lie only formats, perhaps a million of them.
        for (var line = 0; (!hasExtent || line <= sheet.LastRow) && reader.Read(); line++)
        {
            deadline.Check();
            var cells = new List<RawCell>(width);

            for (var column = 0; column < width; column++)
            {
                var cell = sheet.Errors.TryGetValue((line, column), out var error) ? RawCell.Blank with { Error = error } : values.Of(column);

                if (!cell.IsBlank)
                {
                    while (cells.Count < column)
                    {
                        cells.Add(RawCell.Blank);
                    }

                    cells.Add(cell);
                }
            }

            if (cells.Count > 0)
            {
                if (!hasExtent)
                {
                    sheet.Filled(line, cells.Count - 1);
                }

                rows.Add(new RawRow(line + 1, cells));
            }
        }

        return rows;
    }
}
