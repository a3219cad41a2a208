using System.Globalization;
using System.Text.RegularExpressions;

namespace BotService.Files;

/// <summary>A number that may be either of two dates, since programs drop the nought at its end: 2026.1 is January or October, 10.3 the 3rd or the 30th.</summary>
internal static partial class TwofoldDate
{
    /// <summary>Any leap year, so that the 29th of February is a day.</summary>
    private const int LeapYear = 2028;

    /// <summary>2.3 is no such number: there is no 30th of February.</summary>
    public static bool Is(string number) => Month().IsMatch(number) || (Day().Match(number) is { Success: true } day && Number(day, "day") * 10 <= DateTime.DaysInMonth(LeapYear, Number(day, "month")));

    /// <summary>Which two it may be and how to write either; of a number that is one.</summary>
    public static string Question(string number)
    {
        if (Month().Match(number) is { Success: true } month)
        {
            var year = Number(month, "year");
            return $"看不出是 1 月还是 10 月：请写成 {year}年1月 或 {year}年10月";
        }

        var found = Day().Match(number);
        var (of, day) = (Number(found, "month"), Number(found, "day"));
        return $"看不出是 {day} 日还是 {day}0 日：请写成 {of}月{day}日 或 {of}月{day}0日";
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<year>[12][0-9]{3})\.1$")]
    private static partial Regex Month();

    [GeneratedRegex(@"^(?<month>1[0-2]|[1-9])\.(?<day>[1-3])$")]
    private static partial Regex Day();
}
