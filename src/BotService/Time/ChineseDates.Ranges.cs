namespace BotService.Time;

internal readonly partial struct ChineseDates
{
    private static readonly string[] HalfDays = ["上午", "下午", "中午", "早上", "晚上"];

    private bool TryScanRange(ref TextScan scan, out DateOnly from, out DateOnly to)
    {
        to = default;
        var nearest = new YearlessDate(_today, YearlessDate.Rule.Nearest);
        scan.TryTakeAny("从自由");
        scan.SkipSpaces();

        var start = scan;

        if (!TryScanDate(ref scan, nearest, out from))
        {
            scan = start;

            // 5-9号 and 5到9日: the month and the word for day are said once.
            if (!scan.TryNumber(out var day, out _) || !TakeSeparator(ref scan) || nearest.DayOfMonth(day) is not { } first)
            {
                return false;
            }

            from = first;
            return TryScanEnd(ref scan, from, out to);
        }

        var end = scan;
        end.TryTakeFirst(HalfDays);
        end.TryTake('起');

        if (!TakeSeparator(ref end))
        {
            to = from;
            return true;
        }

        if (TryScanEnd(ref end, from, out to))
        {
            scan = end;
            return true;
        }

        // 3月5日-出差 is one day and a reason; 3月5日至2月30日 is a mistake, and half of it must not count.
        to = from;
        return !end.TryNumber(out _, out _);
    }

    private bool TryScanEnd(ref TextScan scan, DateOnly from, out DateOnly to)
    {
        var end = scan;

        if (!TryScanDate(ref end, new YearlessDate(from, YearlessDate.Rule.NotBefore), out to)
            || to < from || to.DayNumber - from.DayNumber > LongestRange)
        {
            return false;
        }

        end.TryTakeFirst(HalfDays);
        end.TryTake('止');
        scan = end;
        return true;
    }

    private static bool TakeSeparator(ref TextScan scan)
    {
        var attempt = scan;
        attempt.SkipSpaces();

        if (!attempt.TryTakeAny("至到~-"))
        {
            return false;
        }

        while (attempt.TryTakeAny("~-"))
        {
        }

        attempt.SkipSpaces();
        scan = attempt;
        return true;
    }
}
