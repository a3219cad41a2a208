using System.Globalization;
using System.Text.RegularExpressions;
using ExcelNumberFormat;

namespace BotService.Files;

/// <summary>How a cell is shown. Whether that is a day is told by the letters of the format alone, since offices have formats that no library knows.</summary>
internal sealed partial class CellFormat
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    private readonly NumberFormat? _format;

    private CellFormat(NumberFormat? format, bool hasDay, bool hasTime) => (_format, HasDay, HasTime) = (format, hasDay, hasTime);

    /// <summary>A number as it is.</summary>
    public static CellFormat General { get; } = new(null, hasDay: false, hasTime: false);

    private static CellFormat DayAlone { get; } = new(null, hasDay: true, hasTime: false);

    private static CellFormat MonthAlone { get; } = new(null, hasDay: true, hasTime: false) { IsMonthAlone = true };

    private static CellFormat TimeAlone { get; } = new(null, hasDay: false, hasTime: true);

    public bool HasDay { get; }

    public bool HasTime { get; }

    public bool IsMoment => HasDay || HasTime;

    /// <summary>It shows a month, and not which day of it.</summary>
    public bool IsMonthAlone { get; private init; }

    public static CellFormat Of(string text)
    {
        foreach (var section in Fraction().Replace(Words().Replace(text, string.Empty), string.Empty).Split(';'))
        {
            // A number with its unit, or hours counted beyond a day, is no day.
            if (NoMoment().IsMatch(section))
            {
                continue;
            }

            var hasTime = TimeLetters().IsMatch(section);
            var hasDay = DayLetters().IsMatch(section) || (!hasTime && section.Contains('m', StringComparison.OrdinalIgnoreCase));

            if (hasDay || hasTime)
            {
                return new CellFormat(new NumberFormat(text), hasDay, hasTime) { IsMonthAlone = !hasTime && ShowsMonthAlone(section) };
            }
        }

        return new CellFormat(new NumberFormat(text), hasDay: false, hasTime: false);
    }

    /// <summary>East Asian built-in formats (27–36 and 50–58, ECMA-376 18.8.30) have no text; in Chinese some of them are times.</summary>
    public static CellFormat BuiltIn(int index) => index switch
    {
        (>= 32 and <= 35) or 55 or 56 => TimeAlone,
        27 or 36 or 50 or 52 or 57 => MonthAlone,
        (>= 27 and <= 36) or (>= 50 and <= 58) => DayAlone,
        _ => General,
    };

    /// <summary>Null where nobody here knows how it is shown.</summary>
    public string? Show(DateTime moment) => _format is { IsValid: true, IsDateTimeFormat: true } format ? Show(moment, format) : null;

    /// <summary>Null where the format says nothing.</summary>
    public string? Show(double number) => _format is { IsValid: true } format ? Show(number, format) : null;

    private static bool ShowsMonthAlone(string section) =>
        section.Contains('m', StringComparison.OrdinalIgnoreCase) && !section.Contains('d', StringComparison.OrdinalIgnoreCase) && !section.Contains("aaa", StringComparison.OrdinalIgnoreCase);

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

    /// <summary>What stands in a format as it is, and what only looks like a letter of it: words, colours, places, General, the sign of an exponent.</summary>
    [GeneratedRegex("""
        "[^"]*"?|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]?|General|G/\p{IsCJKUnifiedIdeographs}+|E[+-]
        """, RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex("(?<=s)\\.0+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();

    [GeneratedRegex("[0#?]|\\[[hms]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoMoment();

    [GeneratedRegex("[hs]|AM/PM|A/P|上午/下午", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TimeLetters();

    [GeneratedRegex("[yedb]|aaa", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DayLetters();
}
