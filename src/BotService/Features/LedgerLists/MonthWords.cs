using System.Globalization;
using System.Text.RegularExpressions;

namespace BotService.Features.LedgerLists;

/// <summary>A month as people say it: 9月 is the last one that there was; 2025年12月, 去年12月 and 上个月 say which.</summary>
internal static partial class MonthWords
{
    /// <summary>The month at the head of the text by its first day, as it is told, and what follows; null where there is none.</summary>
    public static (DateOnly First, string Said, string Behind)? In(string text, DateOnly today)
    {
        if (Month().Match(text) is not { Success: true } month)
        {
            return null;
        }

        var behind = text[month.Length..];

        if (month.Groups["near"] is { Success: true, Value: var near })
        {
            var day = near.StartsWith('上') ? today.AddMonths(-1) : today;
            return (new DateOnly(day.Year, day.Month, 1), $"{day.Month}月", behind);
        }

        var number = int.Parse(month.Groups["month"].ValueSpan, CultureInfo.InvariantCulture);

        if (number is < 1 or > 12)
        {
            return null;
        }

        return month.Groups["year"].Value switch
        {
            "" => (new DateOnly(number > today.Month ? today.Year - 1 : today.Year, number, 1), $"{number}月", behind),
            "去年" => OfYear(today.Year - 1),
            "今年" => OfYear(today.Year),
            var written => OfYear(int.Parse(written.AsSpan(0, 4), CultureInfo.InvariantCulture)),
        };

        (DateOnly First, string Said, string Behind) OfYear(int year) => (new DateOnly(year, number, 1), $"{year}年{number}月", behind);
    }

    [GeneratedRegex("^(?:(?<near>本月|这个月|这月|上个月|上月)|(?<year>2[0-9]{3}年|去年|今年)?(?<month>[0-9]{1,2})月)份?(?![0-9])")]
    private static partial Regex Month();
}
