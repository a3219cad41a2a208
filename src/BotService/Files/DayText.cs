using System.Globalization;
using System.Text.RegularExpressions;

namespace BotService.Files;

/// <summary>A day as people and programs write it, with the weekday and the time of day that may stand behind it.</summary>
internal static partial class DayText
{
    /// <summary>Longer texts are no days, however much space is in them.</summary>
    private const int Longest = 64;

    /// <summary>Room for the day behind it.</summary>
    private const int LastYear = 9998;

    private const string Weekdays = "日一二三四五六";

    /// <summary>The day alone; a time of day behind it is left out.</summary>
    public static bool TryReadDay(string text, out DateOnly day) => Find(text, out day) is not null;

    /// <param name="time">Since the day's midnight, up to the next one; null when none is written.</param>
    public static bool TryRead(string text, out DateOnly day, out TimeSpan? time)
    {
        time = null;

        if (Find(text, out day) is not { } match)
        {
            return false;
        }

        if (!match.Groups["hour"].Success)
        {
            return true;
        }

        if (HourOf(match.Groups["half"].Value.ToUpperInvariant(), Number(match, "hour")) is not { } hour)
        {
            return false;
        }

        time = new TimeSpan(hour, Number(match, "minute"), Number(match, "second"));
        return true;
    }

    private static Match? Find(string text, out DateOnly day)
    {
        day = default;

        if (text.Length > Longest || Form().Match(CellText.OneWidth(text)) is not { Success: true } match)
        {
            return null;
        }

        var (year, month, date) = (Number(match, "year"), Number(match, "month"), Number(match, "day"));

        if (year > LastYear || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        day = new DateOnly(year, month, date);
        return HasWeekday(match, day) && HasTime(match) ? match : null;
    }

    /// <summary>A weekday that is not the day's own shows that one of the two is a slip.</summary>
    private static bool HasWeekday(Match match, DateOnly day) =>
        match.Groups["weekday"].Value.Replace('天', '日') is var said && (said.Length == 0 || said[0] == Weekdays[(int)day.DayOfWeek]);

    private static bool HasTime(Match match)
    {
        var (hour, minute, second) = (Number(match, "hour"), Number(match, "minute"), Number(match, "second"));
        return hour <= 24 && minute < 60 && second < 60 && (hour < 24 || minute + second == 0);
    }

    /// <summary>Null where the words contradict the number, or where people mean noon by what programs call midnight.</summary>
    private static int? HourOf(string half, int hour) => (half, hour) switch
    {
        ("", _) => hour,
        ("AM" or "凌晨", 12) => 0,
        ("AM" or "凌晨" or "早上" or "上午", < 12) => hour,
        ("中午", 11 or 12) => hour,
        ("中午", 1 or 2) => hour + 12,
        ("PM" or "下午", 12) => hour,
        ("PM" or "下午", >= 1 and < 12) => hour + 12,
        ("晚上", >= 5 and < 12) => hour + 12,
        ("下午" or "晚上", > 12 and < 24) => hour,
        ("晚上", 12) => 24,
        _ => null,
    };

    private static int Number(Match match, string group) => match.Groups[group].Value switch
    {
        "" => 0,
        "半" => 30,
        var digits => int.Parse(digits, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex("""
        ^\s*(?:
            (?<year>[1-9][0-9]{3})\s*(?<sign>[-/.])\s*(?<month>[0-9]{1,2})\s*\k<sign>\s*(?<day>[0-9]{1,2})
            |(?<year>[1-9][0-9]{3})\s*年\s*(?<month>[0-9]{1,2})\s*月\s*(?<day>[0-9]{1,2})\s*[日号]
            |(?<year>[1-9][0-9]{3})(?<month>[0-9]{2})(?<day>[0-9]{2})
        )
        (?:\s*,?\s*\(?(?:星期|礼拜|周)(?<weekday>[日天一二三四五六])\)?)?
        (?:
            (?:\s*[Tt]\s*|\s+|(?<![0-9]))
            (?<half>凌晨|早上|上午|中午|下午|晚上|[Aa][Mm]|[Pp][Mm])?\s*(?<hour>[0-9]{1,2})\s*
            (?:
                :\s*(?<minute>[0-9]{1,2})(?:\s*:\s*(?<second>[0-9]{1,2})(?:\.[0-9]{1,9})?)?
                |[点时](?:整|(?<minute>半)|\s*(?<minute>[0-9]{1,2})\s*(?:分\s*(?:(?<second>[0-9]{1,2})\s*秒)?)?)?
            )
            (?:\s*(?<half>[Aa][Mm]|[Pp][Mm]))?
        )?
        \s*$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
