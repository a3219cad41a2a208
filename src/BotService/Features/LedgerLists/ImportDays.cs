using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Ledgers;
using BotService.Time;

namespace BotService.Features.LedgerLists;

/// <summary>Words of offices for time: 10月底, 2026.10, 第四季度, 11月中旬, 明年上半年前完成 are the last day of it.</summary>
internal static partial class ImportDays
{
    private const int LastMonth = 12;

    /// <param name="isAhead">A time limit: without its year it lies ahead. What has happened lies behind.</param>
    public static DateOnly? DayOf(string said, DateOnly asOf, bool isAhead)
    {
        var text = Ending().Replace(Numerals().Replace(Spaces().Replace(Hour().Replace(FoldedText.Of(said), string.Empty), string.Empty), Digits), string.Empty);

        // 9月至11月 ends with its second day.
        if (text.LastIndexOfAny(['至', '~', '—', '–']) is > 0 and var joint && DayOf(text[(joint + 1)..], asOf, isAhead) is { } last)
        {
            return last;
        }

        if (Span().Match(text) is { Success: true } span)
        {
            return LastDayOf(span, asOf, isAhead);
        }

        var rest = text.AsSpan();
        return new ChineseDates(asOf.ToDateTime(TimeOnly.MinValue)).TryTakeDate(ref rest, out var day) && rest.Length == 0 ? day : null;
    }

    /// <summary>截至2026年9月30日.</summary>
    public static DateOnly? AsOfIn(IEnumerable<string> titles, DateOnly today)
    {
        foreach (var title in titles)
        {
            if (AsOf().Match(Spaces().Replace(FoldedText.Of(title), string.Empty)) is { Success: true } found && DayOf(found.Groups[1].Value, today, isAhead: false) is { } day)
            {
                return day;
            }
        }

        return null;
    }

    private static DateOnly? LastDayOf(Match span, DateOnly asOf, bool isAhead)
    {
        var (month, day) = span switch
        {
            _ when span.Groups["quarter"].Success => ("1234".IndexOf(span.Groups["quarter"].Value, StringComparison.Ordinal) * 3 + 3, 0),
            _ when span.Groups["half"].Success => (span.Groups["half"].Value is "上" ? LastMonth / 2 : LastMonth, 0),
            _ when span.Groups["month"].Success => (int.Parse(span.Groups["month"].ValueSpan, CultureInfo.InvariantCulture), span.Groups["part"].Value switch { "上" => 10, "中" => 20, _ => 0 }),
            _ => (LastMonth, 0),
        };

        if (month is < 1 or > LastMonth)
        {
            return null;
        }

        var year = span.Groups["year"].Value switch
        {
            "" when isAhead && month < asOf.Month => asOf.Year + 1,
            "" when !isAhead && month > asOf.Month && span.Groups["month"].Success => asOf.Year - 1,
            "" or "今" or "本" => asOf.Year,
            "明" or "次" => asOf.Year + 1,
            "去" => asOf.Year - 1,
            var digits => int.Parse(digits, CultureInfo.InvariantCulture),
        };
        return year is < 1 or > 9998 ? null : new DateOnly(year, month, day > 0 ? day : DateTime.DaysInMonth(year, month));
    }

    private static string Digits(Match numeral) => ItemNumber.TryRead(numeral.Value, 0, out var number, out var end) && end == numeral.Length ? number.ToString(CultureInfo.InvariantCulture) : numeral.Value;

    /// <summary>A workbook writes 00:00 behind a day.</summary>
    [GeneratedRegex("[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\\.[0-9]+)?Z?$")]
    private static partial Regex Hour();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("[一二三四五六七八九十]{1,3}(?=月|日|号|季度)")]
    private static partial Regex Numerals();

    [GeneratedRegex("(?:之前|以前|前|止)?(?:须|要|务必)?(?:全部|基本|力争)?(?:完成|办结|落实|到位|整改|销号|报送|达标)*(?:之前|以前|前|止)?[。.；;]?$")]
    private static partial Regex Ending();

    [GeneratedRegex("^(?:(?<year>[0-9]{4}|今|本|明|次|去)[年.\\-/]度?)?(?:第?(?<quarter>[1-4])季度(?:末|底|内|份)?|(?<half>[上下])半年(?:末|底|内)?|(?<month>[0-9]{1,2})(?:月(?:份|底|末|内)?|月(?:份)?(?<part>[上中下])旬)|(?<=年)(?:底|末|内|终|年底)|年(?:底|末|内|终)|(?<=[0-9]{4}[年.\\-/])(?<month>[0-9]{1,2}))$")]
    private static partial Regex Span();

    [GeneratedRegex("截[至止](?:到|日期|时间)?[:]?([0-9年月日号./\\-]+)")]
    private static partial Regex AsOf();
}
