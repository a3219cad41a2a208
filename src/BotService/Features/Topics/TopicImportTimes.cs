using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BotService.Time;

namespace BotService.Features.Topics;

/// <summary>Reads an instant from a cell: with or without seconds or an offset; a day alone takes the given time of day.</summary>
internal static partial class TopicImportTimes
{
    private static readonly string[] DayForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日", "yyyy年M月d号"];

    private static readonly string[] WallForms =
    [
        "yyyy-M-d H:m", "yyyy-M-d H:m:s", "yyyy-M-dTH:m", "yyyy-M-dTH:m:s", "yyyy/M/d H:m", "yyyy/M/d H:m:s", "yyyy-M-dTH:m:s.FFF", "yyyy年M月d日 H:m", "yyyy年M月d日H:m", "yyyy年M月d日 H时m分", "yyyy年M月d日H时m分", "yyyy.M.d H:m",
    ];

    private static readonly string[] InstantForms =
    [
        "yyyy-M-d H:mzzz", "yyyy-M-d H:m:szzz", "yyyy-M-d H:m zzz", "yyyy-M-d H:m:s zzz", "yyyy-M-dTH:mzzz", "yyyy-M-dTH:m:szzz", "yyyy-M-dTH:m:s.FFFzzz",
    ];

    /// <summary>2026年第42周, and full-width signs, in the form that a week has; a week without its year stays as it is and is refused.</summary>
    public static string WeekIn(string cell)
    {
        var text = cell.Normalize(NormalizationForm.FormKC).Replace(" ", string.Empty, StringComparison.Ordinal);
        return YearAndWeek().Match(text) is { Success: true } match ? $"{match.Groups[1].Value}-W{match.Groups[2].Value.PadLeft(2, '0')}" : text;
    }

    public static bool TryRead(string cell, TimeOnly timeOfDay, LocalClock clock, out DateTimeOffset instant)
    {
        var plain = cell.Normalize(NormalizationForm.FormKC);
        var text = plain.EndsWith('Z') ? $"{plain[..^1]}+00:00" : plain;

        if (DateOnly.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            instant = clock.ToInstant(day.ToDateTime(timeOfDay));
            return true;
        }

        if (DateTime.TryParseExact(text, WallForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall))
        {
            instant = clock.ToInstant(wall);
            return true;
        }

        if (DateTimeOffset.TryParseExact(text, InstantForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant))
        {
            instant = instant.ToUniversalTime();
            return true;
        }

        return false;
    }

    [GeneratedRegex(@"^([0-9]{4})年第?([0-9]{1,2})周$")]
    private static partial Regex YearAndWeek();
}
