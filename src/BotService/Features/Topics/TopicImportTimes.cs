using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Files;
using BotService.Time;

namespace BotService.Features.Topics;

/// <summary>Reads an instant from a cell: as people write it, or as programs do with an offset; a day alone takes the given time of day.</summary>
internal static partial class TopicImportTimes
{
    private static readonly string[] InstantForms =
    [
        "yyyy-M-d H:mzzz", "yyyy-M-d H:m:szzz", "yyyy-M-d H:m zzz", "yyyy-M-d H:m:s zzz", "yyyy-M-dTH:mzzz", "yyyy-M-dTH:m:szzz", "yyyy-M-dTH:m:s.FFFzzz",
    ];

    /// <summary>2026年第42周, and full-width signs, in the form that a week has; a week without its year stays as it is and is refused.</summary>
    public static string WeekIn(string cell)
    {
        var text = CellText.OneWidth(cell).Replace(" ", string.Empty, StringComparison.Ordinal);
        return YearAndWeek().Match(text) is { Success: true } match ? $"{match.Groups[1].Value}-W{match.Groups[2].Value.PadLeft(2, '0')}" : text;
    }

    /// <summary>The instant in a column; null where nothing stands there, and where it is wrong, which is noted.</summary>
    public static DateTimeOffset? Read(TableRow row, string column, TimeOnly timeOfDay, LocalClock clock, List<TableProblem> problems)
    {
        if (row[column] is not { Length: > 0 } text)
        {
            return null;
        }

        if (TryRead(text, timeOfDay, clock, out var instant))
        {
            return instant;
        }

        problems.Add(row.Problem($"{column} {CellText.Quote(text)} 不是时间，请写成 2026-09-21 09:07"));
        return null;
    }

    public static bool TryRead(string cell, TimeOnly timeOfDay, LocalClock clock, out DateTimeOffset instant)
    {
        if (DayText.TryRead(cell, out var day, out var time))
        {
            instant = clock.ToInstant(day.ToDateTime(TimeOnly.MinValue) + (time ?? timeOfDay.ToTimeSpan()));
            return true;
        }

        var plain = CellText.OneWidth(cell);
        var text = plain.EndsWith('Z') ? $"{plain[..^1]}+00:00" : plain;

        if (DateTimeOffset.TryParseExact(text, InstantForms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out instant))
        {
            instant = instant.ToUniversalTime();
            return true;
        }

        return false;
    }

    [GeneratedRegex(@"^([0-9]{4})年第?([0-9]{1,2})周$")]
    private static partial Regex YearAndWeek();
}
