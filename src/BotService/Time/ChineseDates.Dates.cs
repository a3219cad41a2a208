namespace BotService.Time;

internal readonly partial struct ChineseDates
{
    // Longer words stand before those that they contain.
    private static readonly (string Word, int Days)[] DayWords =
    [
        ("大前天", -3), ("前天", -2), ("昨天", -1), ("昨日", -1), ("今天", 0), ("今日", 0),
        ("明天", 1), ("明日", 1), ("大后天", 3), ("后天", 2),
    ];

    private static readonly (string Word, int Months)[] MonthWords =
    [
        ("本月", 0), ("这个月", 0), ("这月", 0), ("上个月", -1), ("上月", -1), ("下个月", 1), ("下月", 1), ("月", 0),
    ];

    private bool TryScanDate(ref TextScan scan, YearlessDate guess, out DateOnly date)
    {
        if (TryDayWord(ref scan, out date))
        {
            return true;
        }

        TextScan month = scan, weekday = scan, written = scan;

        if (TryMonthWord(ref month) is { } ofMonth && TakeWeekdayNote(ref month, ofMonth))
        {
            return Take(month, ofMonth, ref scan, out date);
        }

        if (TryWeekday(ref weekday, guess) is { } ofWeek)
        {
            return Take(weekday, ofWeek, ref scan, out date);
        }

        return TryWrittenDate(ref written, guess) is { } day && TakeWeekdayNote(ref written, day)
            && Take(written, day, ref scan, out date);
    }

    private bool TryDayWord(ref TextScan scan, out DateOnly date)
    {
        foreach (var (word, days) in DayWords)
        {
            if (scan.TryTake(word))
            {
                date = _today.AddDays(days);
                return true;
            }
        }

        date = default;
        return false;
    }

    /// <summary>本月5日, 下月底, 月底.</summary>
    private DateOnly? TryMonthWord(ref TextScan scan)
    {
        foreach (var (word, months) in MonthWords)
        {
            if (!scan.TryTake(word))
            {
                continue;
            }

            var month = _today.AddMonths(months);

            if (scan.TryTakeAny("底末"))
            {
                return LastDay(month.Year, month.Month);
            }

            return word.Length > 1 && scan.TryNumber(out var day, out _) && scan.TryTakeAny("日号")
                ? YearlessDate.InMonth(month, day)
                : null;
        }

        return null;
    }

    /// <summary>周五 is the coming one; 本周五, 上周五 and 下周五 count from this week.</summary>
    private DateOnly? TryWeekday(ref TextScan scan, YearlessDate guess)
    {
        var prefixed = TryWeekOffset(ref scan, out var offset);

        if (!scan.TryTakeFirst(WeekWords) || !TryWeekdayNumber(ref scan, out var day))
        {
            return null;
        }

        return prefixed ? StudyWeek.Of(_today).Monday.AddDays((7 * offset) + day - 1) : guess.Weekday(day);
    }

    private DateOnly? TryWrittenDate(ref TextScan scan, YearlessDate guess)
    {
        if (ReadsYearWords && TryYearWord(ref scan) is { } said)
        {
            return TryMonthAndDay(ref scan, said, guess);
        }

        if (!scan.TryNumber(out var first, out var length))
        {
            return null;
        }

        if (length == 8)
        {
            return YearlessDate.Make(first / 10000, first / 100 % 100, first % 100);
        }

        if (length is 2 or 4 && scan.TryTake('年'))
        {
            return TryMonthAndDay(ref scan, length == 2 ? 2000 + first : first, guess);
        }

        if (scan.Peek() is '-' or '/' or '.')
        {
            return TrySeparated(ref scan, first, length, guess);
        }

        if (scan.TryTake('月'))
        {
            return TryDay(ref scan, null, first, guess);
        }

        // 5号楼 and 5号文 are not days.
        return scan.TryTakeAny("日号") && !"楼线文院厅".Contains(scan.Peek(), StringComparison.Ordinal) ? guess.DayOfMonth(first) : null;
    }

    private int? TryYearWord(ref TextScan scan) => scan.TryTake("明年") ? _today.Year + 1 : scan.TryTake("今年") ? _today.Year : null;

    private static DateOnly? TryMonthAndDay(ref TextScan scan, int year, YearlessDate guess)
    {
        scan.SkipSpaces();
        return scan.TryNumber(out var month, out _) && scan.TryTake('月') ? TryDay(ref scan, year, month, guess) : null;
    }

    private static DateOnly? TryDay(ref TextScan scan, int? year, int month, YearlessDate guess)
    {
        if (month is < 1 or > 12 || year is < 1 or > 9998)
        {
            return null;
        }

        if (scan.TryTakeAny("底末"))
        {
            return LastDay(year ?? (month < guess.From.Month ? guess.From.Year + 1 : guess.From.Year), month);
        }

        scan.SkipSpaces();

        if (!scan.TryNumber(out var day, out var length) || length > 3)
        {
            return null;
        }

        if (!scan.TryTakeAny("日号") && IsMeasure(scan.Peek()))
        {
            return null;
        }

        return year is { } known ? YearlessDate.Make(known, month, day) : guess.MonthAndDay(month, day);
    }

    /// <summary>2026-03-05, 2026/3/5, 3-5, 3/5, 3.5; not the head of a longer number, and not 3.5天.</summary>
    private static DateOnly? TrySeparated(ref TextScan scan, int first, int length, YearlessDate guess)
    {
        var separator = scan.Peek();

        if (!scan.TryTake(separator) || !char.IsAsciiDigit(scan.Peek()) || !scan.TryNumber(out var second, out var digits) || digits > 2)
        {
            return null;
        }

        if (length == 4)
        {
            return scan.TryTake(separator) && char.IsAsciiDigit(scan.Peek()) && scan.TryNumber(out var day, out var last) && last <= 2
                ? YearlessDate.Make(first, second, day)
                : null;
        }

        var goesOn = scan.Peek() == separator && char.IsAsciiDigit(scan.Peek(1));
        return length > 2 || goesOn || IsMeasure(scan.Peek()) ? null : guess.MonthAndDay(first, second);
    }

    /// <summary>3月5日（周四）: the weekday behind a date is taken with it; a date that contradicts it is none.</summary>
    private bool TakeWeekdayNote(ref TextScan scan, DateOnly date)
    {
        var note = scan;
        note.SkipSpaces();
        var bracket = note.TryTake('(');

        if (!note.TryTakeFirst(WeekWords) || !TryWeekdayNumber(ref note, out var day) || (bracket && !note.TryTake(')')))
        {
            return true;
        }

        scan = note;
        return IgnoresWeekdayNotes || (int)date.DayOfWeek == day % 7;
    }

    private static DateOnly LastDay(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));

    private static bool Take(TextScan attempt, DateOnly found, ref TextScan scan, out DateOnly date)
    {
        scan = attempt;
        date = found;
        return true;
    }
}
