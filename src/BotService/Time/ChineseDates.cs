namespace BotService.Time;

/// <summary>
/// Reads the weeks, dates, ranges and times that people write at the head of a text. Each method takes what it understands
/// from the front, leaves the rest, and leaves everything when it understands nothing or the date does not exist.
/// </summary>
internal readonly partial struct ChineseDates(DateTime now)
{
    // Two dates without a year further apart than this were written the wrong way round.
    private const int LongestRange = 300;

    // A leap year with 53 weeks: whatever can be a date or a week at all is one as seen from this day.
    private static readonly ChineseDates AnyYear = new(new DateTime(2020, 2, 29)) { IgnoresWeekdayNotes = true, ReadsYearWords = true };

    private readonly DateOnly _today = DateOnly.FromDateTime(now);

    /// <summary>明年1月15日 and 今年12月底 are days as well; a leave of the next year is asked about.</summary>
    public bool ReadsYearWords { get; init; }

    private bool IgnoresWeekdayNotes { get; init; }

    /// <summary>Tells whether the text begins with something that could be a week or a date, whenever it is read.</summary>
    public static bool StartsWithWeekOrDate(ReadOnlySpan<char> text) =>
        AnyYear.TryTakeWeek(ref text, out _) || AnyYear.TryTakeDate(ref text, out _);

    /// <summary>How many characters at the head of the text name a week, whenever it is read; nought when none do.</summary>
    public static int LengthOfWeek(ReadOnlySpan<char> text)
    {
        var rest = text;
        return AnyYear.TryTakeWeek(ref rest, out _) ? text.Length - rest.Length : 0;
    }

    /// <summary>第12周, W12, 2026-W12, 本周, 上周: without a year this year's, or around New Year the neighbour's when that one is close.</summary>
    public bool TryTakeWeek(ref ReadOnlySpan<char> text, out StudyWeek week)
    {
        var scan = Begin(text);
        return TryScanWeek(ref scan, out week) && Accept(scan, ref text);
    }

    /// <summary>3月5日, 3/5, 2026-03-05, 明天, 周五, 下周五, 月底: without a year the closest such day.</summary>
    public bool TryTakeDate(ref ReadOnlySpan<char> text, out DateOnly date)
    {
        var scan = Begin(text);
        return TryScanDate(ref scan, new YearlessDate(_today, YearlessDate.Rule.Nearest), out date) && Accept(scan, ref text);
    }

    /// <summary>3月5日至3月9日, 3月5日-9日, 5到9号; a single day is a range of one day.</summary>
    public bool TryTakeRange(ref ReadOnlySpan<char> text, out DateOnly from, out DateOnly to)
    {
        var scan = Begin(text);
        return TryScanRange(ref scan, out from, out to) && Accept(scan, ref text);
    }

    /// <summary>明天9点, 周五18:00, 3月5日 下午5点半, 18:00; a day alone takes the default time, a time alone the next such time.</summary>
    public bool TryTakeMoment(ref ReadOnlySpan<char> text, TimeOnly defaultTime, out DateTime moment)
    {
        var scan = Begin(text);

        if (!TryScanMoment(ref scan, _today, defaultTime, out moment))
        {
            return false;
        }

        if (moment <= now)
        {
            // Friday evening's 周五18:00 is next week's; what names its day outright comes out the same again.
            scan = Begin(text);
            TryScanMoment(ref scan, _today.AddDays(1), defaultTime, out moment);
        }

        return Accept(scan, ref text);
    }

    private static TextScan Begin(ReadOnlySpan<char> text)
    {
        var scan = new TextScan(text);
        scan.SkipSpaces();
        return scan;
    }

    private static bool Accept(TextScan scan, ref ReadOnlySpan<char> text)
    {
        text = scan.Rest.TrimStart();
        return true;
    }
}
