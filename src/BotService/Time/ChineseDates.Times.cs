namespace BotService.Time;

internal readonly partial struct ChineseDates
{
    private static readonly (string Word, DayPart Part)[] DayParts =
    [
        ("凌晨", DayPart.Night), ("清晨", DayPart.Morning), ("早晨", DayPart.Morning), ("早上", DayPart.Morning),
        ("上午", DayPart.Morning), ("早", DayPart.Morning), ("中午", DayPart.Noon), ("正午", DayPart.Noon),
        ("下午", DayPart.Afternoon), ("午后", DayPart.Afternoon), ("傍晚", DayPart.Afternoon),
        ("晚上", DayPart.Evening), ("晚间", DayPart.Evening), ("夜里", DayPart.Evening), ("晚", DayPart.Evening),
    ];

    private enum DayPart
    {
        None,
        Night,
        Morning,
        Noon,
        Afternoon,
        Evening,
    }

    private enum Reading
    {
        Nothing,
        Taken,
        Wrong,
    }

    private bool TryScanMoment(ref TextScan scan, DateOnly earliest, TimeOnly defaultTime, out DateTime moment)
    {
        var attempt = scan;
        var needsTime = TryDayBeforePart(ref attempt, out var date);
        var dated = needsTime
            || TryScanDate(ref attempt, new YearlessDate(earliest, YearlessDate.Rule.Ahead), out date);
        var behindDate = attempt;

        attempt.SkipSpaces();
        attempt.TryTake('t');
        var reading = ReadTime(ref attempt, out var sinceMidnight);
        moment = default;

        if (reading is Reading.Wrong || (reading is Reading.Nothing && (needsTime || !dated)))
        {
            return false;
        }

        date = dated ? date : earliest;
        scan = reading is Reading.Taken ? attempt : behindDate;
        moment = reading is Reading.Taken ? date.ToDateTime(TimeOnly.MinValue) + sinceMidnight : date.ToDateTime(defaultTime);
        TakeBefore(ref scan);
        return true;
    }

    /// <summary>今晚8点, 明早9点, 明下午3点: the day is one character when a part of the day follows it.</summary>
    private bool TryDayBeforePart(ref TextScan scan, out DateOnly date)
    {
        var attempt = scan;
        var days = "昨今明后".IndexOf(attempt.Peek(), StringComparison.Ordinal) - 1;
        date = _today.AddDays(days);

        if (!attempt.TryTakeAny("昨今明后"))
        {
            return false;
        }

        var part = attempt;

        if (TakeDayPart(ref part) is DayPart.None)
        {
            return false;
        }

        scan = attempt;
        return true;
    }

    private static Reading ReadTime(ref TextScan scan, out TimeSpan sinceMidnight)
    {
        sinceMidnight = default;
        var attempt = scan;
        var part = TakeDayPart(ref attempt);
        var behindPart = attempt;
        attempt.SkipSpaces();

        if (!attempt.TryNumber(out var hour, out var length) || length > 3 || !TryMinute(ref attempt, out var minute))
        {
            // Noon is a time of its own; 下午 alone is not precise enough for a deadline.
            scan = part is DayPart.Noon ? behindPart : scan;
            sinceMidnight = TimeSpan.FromHours(12);
            return part is DayPart.Noon ? Reading.Taken : Reading.Nothing;
        }

        if (HourOfDay(part, hour) is not { } ofDay || minute is < 0 or > 59 || (hour == 24 && minute > 0))
        {
            return Reading.Wrong;
        }

        scan = attempt;
        sinceMidnight = new TimeSpan(ofDay, minute, 0);
        return Reading.Taken;
    }

    private static DayPart TakeDayPart(ref TextScan scan)
    {
        foreach (var (word, part) in DayParts)
        {
            if (scan.TryTake(word))
            {
                return part;
            }
        }

        return DayPart.None;
    }

    /// <summary>Behind the hour: :30, 点, 点30, 点30分, 点半, 点一刻, 点整, 时. Without any of them the number was no hour.</summary>
    private static bool TryMinute(ref TextScan scan, out int minute)
    {
        minute = 0;

        if (scan.TryTake(':'))
        {
            return scan.TryNumber(out minute, out var digits) && digits == 2 && TakeSeconds(ref scan);
        }

        if (!scan.TryTakeAny("点时"))
        {
            return false;
        }

        if (scan.TryTake('半'))
        {
            minute = 30;
            return true;
        }

        var written = scan;

        if (written.TryNumber(out var value, out var length) && (written.Peek() is '分' or '刻' || (length >= 2 && !IsMeasure(written.Peek()))))
        {
            minute = written.TryTake('刻') ? value * 15 : value;
            written.TryTake('分');
            scan = written;
            return true;
        }

        scan.TryTakeAny("整钟");
        return true;
    }

    private static bool TakeSeconds(ref TextScan scan)
    {
        var seconds = scan;

        if (seconds.TryTake(':') && seconds.TryNumber(out var value, out var digits) && digits == 2 && value < 60)
        {
            scan = seconds;
        }

        return true;
    }

    /// <summary>The hour counted from the day's midnight; 晚上12点 is 24, 晚上1点 is 25. Null when the words contradict each other.</summary>
    private static int? HourOfDay(DayPart part, int hour) => (part, hour) switch
    {
        (_, < 0 or > 24) => null,
        (DayPart.Night, 12) => 0,
        (DayPart.Night, > 6) => null,
        (DayPart.Morning, > 12) => null,
        (DayPart.Noon, 1 or 2) => hour + 12,
        (DayPart.Noon, not (11 or 12 or 13 or 14)) => null,
        (DayPart.Afternoon, 0) => null,
        (DayPart.Afternoon, < 12) => hour + 12,
        (DayPart.Evening, 0 or 12) => 24,
        (DayPart.Evening, >= 1 and <= 4) => hour + 24,
        (DayPart.Evening, < 12 and > 4) => hour + 12,
        _ => hour,
    };

    /// <summary>周五18:00前 names the same moment; 前往 is the next word.</summary>
    private static void TakeBefore(ref TextScan scan)
    {
        if (scan.TryTakeFirst(["之前", "以前"]) || scan.Peek(1) is '往' or '去')
        {
            return;
        }

        scan.TryTake('前');
    }
}
