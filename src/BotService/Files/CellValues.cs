using System.Globalization;
using ExcelDataReader;

namespace BotService.Files;

/// <summary>Turns what a cell of the current row holds into text, and notes where the sheet shows something else.</summary>
internal sealed class CellValues(IExcelDataReader reader, bool is1904)
{
    private const int DaysTo1904 = 1462;

    private const double BeyondLastDay = 2_958_466;

    private readonly Dictionary<string, CellFormat> _formats = [];

    public RawCell Of(int column) => reader.GetValue(column) switch
    {
        null => RawCell.Blank,
        string text => RawCell.OfText(text),
        bool yes => new RawCell(yes ? "TRUE" : "FALSE"),
        DateTime moment => OfDay(moment, FormatOf(column)),
        TimeSpan span => OfTime(span),
        double number => OfNumber(number, FormatOf(column)),
        IFormattable other => RawCell.OfText(other.ToString(null, CultureInfo.InvariantCulture)),
        var other => RawCell.OfText(other.ToString() ?? string.Empty),
    };

    private CellFormat FormatOf(int column)
    {
        if (reader.GetNumberFormatString(column) is not { Length: > 0 } text)
        {
            return CellFormat.BuiltIn(reader.GetNumberFormatIndex(column));
        }

        if (text == "General")
        {
            return CellFormat.General;
        }

        return _formats.TryGetValue(text, out var format) ? format : _formats[text] = CellFormat.Of(text);
    }

    private RawCell OfNumber(double number, CellFormat format)
    {
        // The reader takes the days of formats that it does not know for plain numbers.
        var days = is1904 ? number + DaysTo1904 : number;

        if (format.IsMoment && days is >= 0 and < BeyondLastDay)
        {
            return OfDay(DateTime.FromOADate(days), format);
        }

        var held = number.ToString("0.###############", CultureInfo.InvariantCulture);
        var shown = format.Show(number) ?? General(number, held);
        return new RawCell(held) { Shown = shown == held ? null : shown, ShownDate = ShownDateOf(held, shown) };
    }

    private static RawCell OfDay(DateTime moment, CellFormat format)
    {
        // What is held as 41.999999 seconds is shown, and was meant, as 42.
        moment = new DateTime((moment.Ticks + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Unspecified);

        // A time of day that is held and not shown, as a pasted =NOW() leaves it, was never meant.
        moment = format is { HasDay: true, HasTime: false } ? moment.Date : moment;
        var text = moment.TimeOfDay == TimeSpan.Zero
            ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

        // A month that is typed alone is held as its first day.
        var month = format.IsMonthAlone && moment.Day == 1 ? string.Create(CultureInfo.InvariantCulture, $"{moment.Year}年{moment.Month}月") : null;
        return new RawCell(text) { Shown = format.Show(moment) ?? text, ShownDate = month };
    }

    /// <summary>2026.10 is held as 2026.1 and 10.30 as 10.3, and only a format with two digits shows them again.</summary>
    private static string? ShownDateOf(string held, string shown)
    {
        if (!TwofoldDate.Is(held))
        {
            return null;
        }

        return shown.Length == held.Length + 1 && shown.StartsWith(held, StringComparison.Ordinal) ? shown : string.Empty;
    }

    private static RawCell OfTime(TimeSpan span)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}:{span.Minutes:00}:{span.Seconds:00}");
        return new RawCell(text) { Shown = text };
    }

    /// <summary>Without a format of its own a number is shown with eleven digits at most, then as 1.23457E+11; beyond fifteen digits even the held ones are lost.</summary>
    private static string General(double number, string held) =>
        Math.Abs(number) < 1e11 && held.Count(char.IsAsciiDigit) <= 11 ? held : number.ToString("0.#####E+0", CultureInfo.InvariantCulture);
}
