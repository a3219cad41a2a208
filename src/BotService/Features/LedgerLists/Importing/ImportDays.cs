using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Ledgers;
using BotService.Time;

namespace BotService.Features.LedgerLists.Importing;

/// <summary>Words of offices for time: 10月底, 2026.10, 第四季度, 11月中旬, 明年上半年前完成 are the last day of it. Whatever goes without its year has the one that brings it closest to the day of the list.</summary>
internal static partial class ImportDays
{
    private const int LastMonth = 12;

    private const int LastYear = 9998;

    private const string Numeral = "零一二三四五六七八九";

    private static readonly SearchValues<char> Dashes = SearchValues.Create("至~—–―─");

    /// <param name="asOf">The day of the list.</param>
    /// <param name="isAhead">A time limit, which is never of last year, as in the chat. What has happened has begun.</param>
    /// <param name="today">By when that has begun, where the list was kept on since its day; null is the day of the list.</param>
    public static DateOnly? DayOf(string said, DateOnly asOf, bool isAhead, DateOnly? today = null) => TimeOf(said, asOf, isAhead, today)?.To;

    /// <summary>When something happened: today, in a month or quarter that is not over. A day that has not come is given as it is.</summary>
    public static DateOnly? HappenedOn(string said, DateOnly asOf, DateOnly today) =>
        TimeOf(said, asOf, isAhead: false, today) is not { } time ? null : time.From <= today && time.To > today ? today : time.To;

    /// <summary>The first day of when something happened: 9月 began on its first.</summary>
    public static DateOnly? BeganOn(string said, DateOnly asOf, DateOnly today) => TimeOf(said, asOf, isAhead: false, today)?.From;

    private static (DateOnly From, DateOnly To)? TimeOf(string said, DateOnly asOf, bool isAhead, DateOnly? today)
    {
        if (ImportWords.BehindAtOnce(said) is { } behind)
        {
            return TimeOf(behind, asOf, isAhead, today);
        }

        var text = Ending().Replace(InDigits(Spaces().Replace(Hour().Replace(FoldedText.Of(said), string.Empty), string.Empty)), string.Empty);

        // 9月至11月 ends with its second day.
        if (EndOfSpan(text) is { } end && TimeOf(end, asOf, isAhead, today) is { } last)
        {
            return last;
        }

        var begun = isAhead ? (DateOnly?)null : today > asOf ? today : asOf;

        if (Span().Match(text) is { Success: true } span)
        {
            return TimeIn(span, asOf, begun);
        }

        var rest = text.AsSpan();

        if (!new ChineseDates(asOf.ToDateTime(TimeOnly.MinValue)).TryTakeDate(ref rest, out var day) || rest.Length > 0)
        {
            return null;
        }

        return WithoutYear().IsMatch(text) ? Closest(asOf, begun, year => YearlessDate.Make(year, day.Month, day.Day) is { } date ? (date, date) : null) : (day, day);
    }

    /// <summary>截至2026年9月30日. A list may be dated some days ahead.</summary>
    public static DateOnly? AsOfIn(IEnumerable<string> titles, DateOnly today)
    {
        foreach (var title in titles)
        {
            // A blank between two figures parts a day from the hour, or one cell from the next.
            if (AsOf().Match(InDigits(Gaps().Replace(FoldedText.Of(title), string.Empty))) is { Success: true } found && DayOf(found.Groups[1].Value, today, isAhead: false, today.AddMonths(1)) is { } day)
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>12月 of 9月-12月; with the year and the month of the beginning where the end names none. Null where the text is no span.</summary>
    private static string? EndOfSpan(string text)
    {
        var joint = text.AsSpan().LastIndexOfAny(Dashes);

        if (joint < 0 && Hyphen().Match(text) is { Success: true } hyphen)
        {
            joint = hyphen.Index;
        }

        if (joint <= 0)
        {
            return null;
        }

        var (first, last) = (text[..joint], text[(joint + 1)..]);

        if (DayAlone().Match(last) is { Success: true } day)
        {
            // 28日至3日 ends in a month that nobody names.
            return BeginningDay().Match(first) is { Success: true } start && Number(start, "day") > Number(day, "day") ? null : BeginningMonth().Match(first).Value + last;
        }

        if (BeginningYear().Match(first) is not { Success: true } beginning || EndingMonth().Match(last) is not { Success: true } ending)
        {
            return last;
        }

        // 2026年11月至1月 ends in the year behind it.
        var (year, from, to) = (Number(beginning, "year"), Number(beginning, "month"), Number(ending, "month"));
        return string.Create(CultureInfo.InvariantCulture, $"{(to < from ? year + 1 : year)}{(last.Contains('月', StringComparison.Ordinal) ? '年' : '.')}{last}");
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static (DateOnly From, DateOnly To)? TimeIn(Match span, DateOnly asOf, DateOnly? begun)
    {
        var (first, month, day) = span switch
        {
            _ when span.Groups["quarter"] is { Success: true, ValueSpan: [var quarter, ..] } => (((quarter - '1') * 3) + 1, (quarter - '0') * 3, 0),
            _ when span.Groups["half"].Success => span.Groups["half"].Value is "上" ? (1, LastMonth / 2, 0) : ((LastMonth / 2) + 1, LastMonth, 0),
            _ when span.Groups["month"].Success && int.Parse(span.Groups["month"].ValueSpan, CultureInfo.InvariantCulture) is var one => (one, one, span.Groups["part"].Value switch { "上" => 10, "中" or "上中" => 20, _ => 0 }),
            _ when span.Value.EndsWith('内') => (1, LastMonth, 0),
            _ => (LastMonth, LastMonth, 0),
        };

        if (month is < 1 or > LastMonth)
        {
            return null;
        }

        (DateOnly From, DateOnly To)? In(int year) => year is < 1 or > LastYear ? null : (new DateOnly(year, first, 1), new DateOnly(year, month, day > 0 ? day : DateTime.DaysInMonth(year, month)));
        return span.Groups["year"].Value switch
        {
            "" => Closest(asOf, begun, In),
            "今" or "本" => In(asOf.Year),
            "明" or "次" => In(asOf.Year + 1),
            "去" => In(asOf.Year - 1),
            var digits => In(int.Parse(digits, CultureInfo.InvariantCulture)),
        };
    }

    /// <param name="begun">By when it has begun; null for a time limit.</param>
    private static (DateOnly From, DateOnly To)? Closest(DateOnly asOf, DateOnly? begun, Func<int, (DateOnly From, DateOnly To)?> inYear)
    {
        (DateOnly From, DateOnly To)? closest = null;

        for (var year = begun is null ? asOf.Year : asOf.Year - 1; year <= asOf.Year + 1; year++)
        {
            if (inYear(year) is { } span && !(span.From > begun) && (closest is not { } before || Distance(span.To, asOf) <= Distance(before.To, asOf)))
            {
                closest = span;
            }
        }

        return closest;
    }

    private static int Distance(DateOnly one, DateOnly other) => Math.Abs(one.DayNumber - other.DayNumber);

    /// <summary>二〇二六年九月三十日 as 2026年9月30日.</summary>
    private static string InDigits(string text) =>
        Numerals().Replace(Years().Replace(text, year => string.Concat(year.Value.Select(letter => Math.Max(0, Numeral.IndexOf(letter, StringComparison.Ordinal))))), Digits);

    private static string Digits(Match numeral) => ItemNumber.TryRead(numeral.Value, 0, out var number, out var end) && end == numeral.Length ? number.ToString(CultureInfo.InvariantCulture) : numeral.Value;

    /// <summary>A workbook writes 00:00 behind a day.</summary>
    [GeneratedRegex("[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\\.[0-9]+)?Z?$")]
    private static partial Regex Hour();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("(?<![0-9])\\s+|\\s+(?![0-9])")]
    private static partial Regex Gaps();

    /// <summary>9月-12月, 9-12月, 9月1-30日, 2026.9-2026.12; 2026-10-30 is one day.</summary>
    [GeneratedRegex("(?<=[月日号旬底])-|(?<=(?:^|年)[0-9]{1,2})-(?=[0-9]{1,2}月)|(?<=月[0-9]{1,2})-(?=[0-9]{1,2}[日号])|(?<=^[^-]*[./年][^-]*)-(?=[^-]*[./年][^-]*$)")]
    private static partial Regex Hyphen();

    [GeneratedRegex("^(?<day>[0-9]{1,2})[日号]$")]
    private static partial Regex DayAlone();

    [GeneratedRegex("(?<day>[0-9]{1,2})[日号]?$")]
    private static partial Regex BeginningDay();

    [GeneratedRegex("^(?:[0-9]{4}年)?[0-9]{1,2}月")]
    private static partial Regex BeginningMonth();

    [GeneratedRegex("^(?<year>[0-9]{4})[年./](?<month>[0-9]{1,2})(?![0-9])")]
    private static partial Regex BeginningYear();

    [GeneratedRegex("^(?<month>[0-9]{1,2})[月./]")]
    private static partial Regex EndingMonth();

    [GeneratedRegex("[一二三四五六七八九十]{1,3}(?=月|日|号|季度)")]
    private static partial Regex Numerals();

    [GeneratedRegex("[〇○零一二三四五六七八九]{4}(?=年)")]
    private static partial Regex Years();

    [GeneratedRegex("(?:之前|以前|前|止)?(?:须|要|务必)?(?:全部|基本|力争)?(?:完成|办结|落实|到位|整改|销号|报送|达标)*(?:之前|以前|前|止)?[。.；;]?$")]
    private static partial Regex Ending();

    [GeneratedRegex(
        "^(?:(?<year>[0-9]{4}|今|本|明|次|去)[年.\\-/]度?)?"
        + "(?:第?(?<quarter>[1-4])季度(?:末|底|内|份)?|(?<half>[上下])半年(?:末|底|内)?"
        + "|(?<month>[0-9]{1,2})(?:月(?:份|底|末|内)?|月(?:份)?(?<part>上中|中下|[上中下])旬)"
        + "|(?<=年)(?:底|末|内|终|年底)|年(?:底|末|内|终)|(?<=[0-9]{4}[年.\\-/])(?<month>[0-9]{1,2}))$")]
    private static partial Regex Span();

    /// <summary>8月31日, 8.31, 8/31; with its weekday it is the day that has that weekday.</summary>
    [GeneratedRegex("^[0-9]{1,2}[月./-](?!.*(?:周|星期|礼拜))")]
    private static partial Regex WithoutYear();

    /// <summary>Up to the hour that may stand behind the day: 截至9月30日24时.</summary>
    [GeneratedRegex("截[至止](?:到|日期|时间)?[:]?([0-9年月日号./\\-]+?)(?=[0-9]{1,2}[时点:]|[^0-9年月日号./\\-]|$)")]
    private static partial Regex AsOf();
}
