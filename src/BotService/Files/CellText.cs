using System.Globalization;
using System.Text.RegularExpressions;

namespace BotService.Files;

/// <summary>Reads what people write into cells.</summary>
internal static partial class CellText
{
    private static readonly string[] DayForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日", "yyyy-MM-dd 00:00:00", "yyyy/M/d 0:00", "yyyy/M/d 0:00:00"];

    /// <summary>Without outer spaces; a line break inside a cell is a space, since none of our values has lines.</summary>
    public static string Clean(string cell) => LineBreaks().Replace(cell, " ").Trim().Trim('\uFEFF');

    /// <summary>Several values in one cell, by whichever separator the writer liked.</summary>
    public static IReadOnlyList<string> Split(string cell) =>
        cell.Split([';', '；', '、', '|', '｜', ',', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static bool TryReadDay(string cell, out DateOnly day) =>
        DateOnly.TryParseExact(cell, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out day);

    /// <summary>A cell cut to a length that fits into a message about it.</summary>
    public static string Quote(string cell) => cell.Length <= 40 ? $"“{cell}”" : $"“{cell[..40]}…”";

    [GeneratedRegex(@"\s*[\r\n\u2028\u2029]+\s*")]
    private static partial Regex LineBreaks();
}
