using System.Globalization;
using System.Xml;
using MiniExcelLibs;

namespace BotService.Files;

/// <summary>Rows of the first sheet of an .xlsx, with every cell as the text a person would have typed.</summary>
internal static class WorkbookRows
{
    public static IReadOnlyList<RawRow> Read(string path)
    {
        try
        {
            return [.. MiniExcel.Query(path, useHeaderRow: false, excelType: ExcelType.XLSX).Select((row, index) => new RawRow(index + 1, Cells(row)))];
        }
        catch (Exception exception) when (exception is XmlException or KeyNotFoundException or NullReferenceException or InvalidOperationException or FormatException or ArgumentException)
        {
            // The reader has no exception of its own for a broken workbook.
            throw new InvalidDataException("Not a workbook.", exception);
        }
    }

    private static List<string> Cells(object row) => [.. ((IDictionary<string, object?>)row).Values.Select(value => CellText.Clean(Text(value)))];

    private static string Text(object? value) => value switch
    {
        null => string.Empty,
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        double number => number.ToString("0.################", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };
}
