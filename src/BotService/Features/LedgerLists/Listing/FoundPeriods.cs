using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Ledgers;

namespace BotService.Features.LedgerLists.Listing;

/// <summary>Months and quarters behind a list's word: what was found in them. 9月 and 三季度 are the last ones that there were; 2025年12月, 去年12月, 上个月 and 本季度 say which.</summary>
internal static partial class FoundPeriods
{
    private const int MonthsOfQuarter = 3;

    private const int MonthsOfYear = 12;

    /// <summary>The period at the head of the text, how it is said, and what follows it.</summary>
    public static (DateOnly From, DateOnly To, string Said, string Behind)? At(string text, DateOnly today) => MonthAt(text, today) ?? QuarterAt(text, today);

    public static (DateOnly From, DateOnly To, string Said, string Behind)? MonthAt(string text, DateOnly today)
    {
        if (Month().Match(text) is not { Success: true } said)
        {
            return null;
        }

        if (said.Groups["near"] is { Success: true, Value: var near })
        {
            var day = near.StartsWith('上') ? today.AddMonths(-1) : today;
            return PeriodOf(day.Year, day.Month, 1, $"{day.Month}月", text[said.Length..]);
        }

        if (!ItemNumber.TryRead(said.Groups["month"].Value, 0, out var month, out _) || month is < 1 or > MonthsOfYear)
        {
            return null;
        }

        var year = YearOf(said.Groups["year"].Value, today);
        return PeriodOf(year ?? (month > today.Month ? today.Year - 1 : today.Year), month, 1, year is null ? $"{month}月" : $"{year}年{month}月", text[said.Length..]);
    }

    private static (DateOnly From, DateOnly To, string Said, string Behind)? QuarterAt(string text, DateOnly today)
    {
        if (Quarter().Match(text) is not { Success: true } said)
        {
            return null;
        }

        var running = ((today.Month - 1) / MonthsOfQuarter) + 1;

        if (said.Groups["near"] is { Success: true, Value: var near })
        {
            var day = near.StartsWith('上') ? today.AddMonths(-MonthsOfQuarter) : today;
            return OfQuarter(day.Year, ((day.Month - 1) / MonthsOfQuarter) + 1, isWritten: false, text[said.Length..]);
        }

        ItemNumber.TryRead(said.Groups["quarter"].Value, 0, out var quarter, out _);
        var year = YearOf(said.Groups["year"].Value, today);
        return OfQuarter(year ?? (quarter > running ? today.Year - 1 : today.Year), quarter, year is not null, text[said.Length..]);
    }

    private static (DateOnly From, DateOnly To, string Said, string Behind) OfQuarter(int year, int quarter, bool isWritten, string behind) =>
        PeriodOf(year, ((quarter - 1) * MonthsOfQuarter) + 1, MonthsOfQuarter, $"{(isWritten ? $"{year}年" : string.Empty)}{quarter}季度", behind);

    private static (DateOnly From, DateOnly To, string Said, string Behind) PeriodOf(int year, int month, int months, string said, string behind)
    {
        var first = new DateOnly(year, month, 1);
        return (first, first.AddMonths(months).AddDays(-1), said, behind);
    }

    private static int? YearOf(string written, DateOnly today) => written switch
    {
        "" => null,
        "去年" => today.Year - 1,
        "今年" => today.Year,
        _ => int.Parse(written.AsSpan(0, 4), CultureInfo.InvariantCulture),
    };

    [GeneratedRegex("^(?:(?<near>本月|这个月|这月|上个月|上月)|(?<year>2[0-9]{3}年|去年|今年)?(?<month>[0-9]{1,2}|十[一二]?|[一二三四五六七八九])月)份?(?![0-9])")]
    private static partial Regex Month();

    [GeneratedRegex("^(?:(?<near>本季度|这个季度|上个?季度)|(?<year>2[0-9]{3}年|去年|今年)?第?(?<quarter>[1-4一二三四])季度)")]
    private static partial Regex Quarter();
}
