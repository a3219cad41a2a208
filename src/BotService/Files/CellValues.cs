using System.Globalization;
using ExcelDataReader;
using ExcelNumberFormat;

namespace BotService.Files;

/// <summary>Turns what a cell of the current row holds into text, and notes where the sheet shows something else.</summary>
internal sealed class CellValues(IExcelDataReader reader, bool is1904)
{
    private const int DaysTo1904 = 1462;

    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    private readonly Dictionary<string, NumberFormat> _formats = [];

    public RawCell Of(int column) => reader.GetValue(column) switch
    {
        null => RawCell.Blank,
        string text => RawCell.OfText(text),
        bool yes => new RawCell(yes ? "TRUE" : "FALSE"),
        DateTime moment => OfDay(moment, FormatOf(column)),
        TimeSpan span => OfTime(span),
        double number when IsDay(column) && TryDay(number, out var moment) => OfDay(moment, FormatOf(column)),
        double number => OfNumber(number, FormatOf(column)),
        IFormattable other => RawCell.OfText(other.ToString(null, CultureInfo.InvariantCulture)),
        var other => RawCell.OfText(other.ToString() ?? string.Empty),
    };

    /// <summary>East Asian built-in formats (27–36 and 50–58, ECMA-376 18.8.30) and e for the year, which the reader takes for plain numbers.</summary>
    private bool IsDay(int column)
    {
        if (reader.GetNumberFormatIndex(column) is (>= 27 and <= 36) or (>= 50 and <= 58) && string.IsNullOrEmpty(reader.GetNumberFormatString(column)))
        {
            return true;
        }

        return FormatOf(column) is { IsValid: true } format && (format.IsDateTimeFormat || Unquoted(format.FormatString).AsSpan().IndexOfAny("eybg") >= 0 && Unquoted(format.FormatString).Contains('m', StringComparison.Ordinal));
    }

    /// <summary>A format without the words that stand in it, in small letters.</summary>
    private static string Unquoted(string format) =>
        string.Concat(format.Split('"').Where((_, index) => index % 2 == 0)).Replace("General", string.Empty, StringComparison.OrdinalIgnoreCase).Replace("Red", string.Empty, StringComparison.OrdinalIgnoreCase).Replace("E+", string.Empty, StringComparison.Ordinal).ToLowerInvariant();

    private bool TryDay(double number, out DateTime moment)
    {
        moment = default;
        var days = is1904 ? number + DaysTo1904 : number;

        if (days is < 0 or >= 2_958_466)
        {
            return false;
        }

        moment = DateTime.FromOADate(days);
        return true;
    }

    private NumberFormat? FormatOf(int column)
    {
        if (reader.GetNumberFormatString(column) is not { Length: > 0 } text || text == "General")
        {
            return null;
        }

        return _formats.TryGetValue(text, out var format) ? format : _formats[text] = new NumberFormat(text);
    }

    private static RawCell OfDay(DateTime moment, NumberFormat? format)
    {
        // What is held as 41.999999 seconds is shown, and was meant, as 42.
        moment = new DateTime((moment.Ticks + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Unspecified);
        var text = moment.TimeOfDay == TimeSpan.Zero
            ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return new RawCell(text) { Shown = format is { IsValid: true, IsDateTimeFormat: true } ? Show(moment, format) : text };
    }

    private static RawCell OfTime(TimeSpan span)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}:{span.Minutes:00}:{span.Seconds:00}");
        return new RawCell(text) { Shown = text };
    }

    private static RawCell OfNumber(double number, NumberFormat? format)
    {
        var held = number.ToString("0.###############", CultureInfo.InvariantCulture);
        var shown = format is { IsValid: true } ? Show(number, format) : General(number, held);
        return shown == held ? new RawCell(held) : new RawCell(held) { Shown = shown };
    }

    private static string Show(object value, NumberFormat format)
    {
        try
        {
            return format.Format(value, Chinese, true).Trim();
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException or OverflowException)
        {
            return Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
        }
    }

    /// <summary>Without a format of its own a number is shown with eleven digits at most, then as 1.23457E+11; beyond fifteen digits even the held ones are lost.</summary>
    private static string General(double number, string held) =>
        Math.Abs(number) < 1e11 && held.Count(char.IsAsciiDigit) <= 11 ? held : number.ToString("0.#####E+0", CultureInfo.InvariantCulture);
}
