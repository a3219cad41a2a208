namespace BotService.Time;

internal readonly partial struct ChineseDates
{
    // Days. A week of the neighbouring year that is this close is the one that is meant.
    private const int AroundNewYear = 7 * 8;

    private static readonly string[] WeekWords = ["周", "星期", "礼拜"];

    // 本周一起学 and 本周日常工作 go on with a word, not with a weekday.
    private static readonly string[] NotWeekdays =
        ["一起", "一定", "一直", "一共", "一样", "一般", "一些", "一次", "一个", "一主题", "日常", "日程", "日志", "天天", "天气"];

    private bool TryScanWeek(ref TextScan scan, out StudyWeek week)
    {
        var attempt = scan;
        var taken = TryRelativeWeek(ref attempt, out week);

        if (!taken)
        {
            attempt = scan;
            taken = TryNumberedWeek(ref attempt, out week);
        }

        scan = taken ? attempt : scan;
        return taken;
    }

    private bool TryRelativeWeek(ref TextScan scan, out StudyWeek week)
    {
        week = default;

        if (!TryWeekOffset(ref scan, out var offset) || !scan.TryTakeFirst(WeekWords) || IsWeekday(scan))
        {
            return false;
        }

        week = StudyWeek.Of(_today.AddDays(7 * offset));
        return true;
    }

    private bool TryNumberedWeek(ref TextScan scan, out StudyWeek week)
    {
        var year = TryYearOfWeek(ref scan);
        scan.SkipSpaces();

        if (!TryWeekNumber(ref scan, out var number))
        {
            week = default;
            return false;
        }

        return year is { } known ? TryMakeWeek(known, number, out week) : TryLikelyWeek(number, out week);
    }

    private int? TryYearOfWeek(ref TextScan scan)
    {
        if (scan.TryTake("今年"))
        {
            return _today.Year;
        }

        if (scan.TryTake("去年"))
        {
            return _today.Year - 1;
        }

        if (scan.TryTake("明年"))
        {
            return _today.Year + 1;
        }

        var attempt = scan;

        if (!attempt.TryNumber(out var year, out var length) || length != 4)
        {
            return null;
        }

        attempt.TryTakeAny("年-/");
        scan = attempt;
        return year;
    }

    private static bool TryWeekNumber(ref TextScan scan, out int number)
    {
        if (scan.TryTake('w'))
        {
            return scan.TryNumber(out number, out _) && !char.IsAsciiLetterOrDigit(scan.Peek());
        }

        scan.TryTake('第');
        scan.SkipSpaces();

        if (!scan.TryNumber(out number, out _))
        {
            return false;
        }

        scan.SkipSpaces();
        scan.TryTake('个');

        // 12周年 and 12周岁 count something else.
        return scan.TryTakeFirst(WeekWords) && scan.Peek() is not ('年' or '岁');
    }

    /// <summary>In December 第10周 is still this year's, already studied; 第2周 is the coming one.</summary>
    private bool TryLikelyWeek(int number, out StudyWeek week)
    {
        var thisWeek = StudyWeek.Of(_today);

        foreach (var year in (ReadOnlySpan<int>)[thisWeek.Year - 1, thisWeek.Year + 1])
        {
            if (TryMakeWeek(year, number, out week) && Math.Abs(week.Monday.DayNumber - thisWeek.Monday.DayNumber) <= AroundNewYear)
            {
                return true;
            }
        }

        return TryMakeWeek(thisWeek.Year, number, out week);
    }

    private static bool TryMakeWeek(int year, int number, out StudyWeek week)
    {
        var exists = StudyWeek.Exists(year, number);
        week = exists ? StudyWeek.From(year, number) : default;
        return exists;
    }

    /// <summary>本 这 上 下 上上 下下, with or without 个, in front of a word for week.</summary>
    private static bool TryWeekOffset(ref TextScan scan, out int offset)
    {
        offset = 0;

        if (!scan.TryTakeAny("本这"))
        {
            var step = scan.Peek() is '上' ? -1 : 1;

            while (Math.Abs(offset) < 2 && scan.TryTake(step < 0 ? '上' : '下'))
            {
                offset += step;
            }

            if (offset == 0)
            {
                return false;
            }
        }

        scan.TryTakeAny("个一");
        return true;
    }

    private static bool IsWeekday(TextScan scan) => TryWeekdayNumber(ref scan, out _) || scan.Peek() is '末';

    /// <summary>Monday is 1; also in digits, as in 周5.</summary>
    private static bool TryWeekdayNumber(ref TextScan scan, out int day)
    {
        day = 0;
        var word = scan;

        if (word.TryTakeFirst(NotWeekdays))
        {
            return false;
        }

        var next = scan.Peek();
        day = "一二三四五六日".IndexOf(next, StringComparison.Ordinal) + 1;
        day = next is '天' ? 7 : day;

        if (next is >= '1' and <= '7' && !char.IsAsciiDigit(scan.Peek(1)) && !IsMeasure(scan.Peek(1)))
        {
            day = next - '0';
        }

        return day > 0 && scan.TryTake(next);
    }

    /// <summary>After one of these a number counts things and is no day: 3.5天, 3-5人.</summary>
    private static bool IsMeasure(char c) => "天个人次年周月日号点时小岁项页楼室元块分条篇本%".Contains(c, StringComparison.Ordinal);
}
