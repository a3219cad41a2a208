using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Store;
using BotService.Time;

namespace BotService.Ledgers;

/// <summary>Time limits in the organisation's working days, and how far an item is from its own.</summary>
internal sealed partial class LedgerDays(LocalClock clock, WorkCalendar calendar)
{
    public const int NearDays = 3;

    private const int RedFrom = 6;

    private const int MostYears = 10;

    private const int MostYearsBack = 50;

    /// <summary>An example names a day that is as near as this.</summary>
    private const int ExampleDays = 60;

    private const int ExampleWorkingDays = 5;

    public DateOnly Today => clock.Today;

    public DateTime Now => clock.Now;

    /// <summary>Nobody plans further ahead; days up to a day beyond it would be counted for minutes.</summary>
    public DateOnly Furthest => Today.AddYears(MostYears);

    /// <summary>No older list has a time limit that anybody looks after.</summary>
    public DateOnly Earliest => Today.AddYears(-MostYearsBack);

    public DateOnly OrWorkingDayBefore(DateOnly day) => calendar.IsWorkingDay(day) ? day : calendar.PreviousWorkingDay(day);

    public bool IsWorkingDay(DateOnly day) => calendar.IsWorkingDay(day);

    public DateOnly? After(DateOnly day, LedgerTerm term)
    {
        if (term.Days == 0)
        {
            return null;
        }

        return term.AreWorked ? WorkingDaysAfter(day, term.Days) : day.AddDays(term.Days);
    }

    public DateOnly WorkingDaysAfter(DateOnly day, int count)
    {
        for (var i = 0; i < count; i++)
        {
            day = calendar.NextWorkingDay(day);
        }

        return day;
    }

    public DateOnly WorkingDaysBefore(DateOnly day, int count)
    {
        for (var i = 0; i < count; i++)
        {
            day = calendar.PreviousWorkingDay(day);
        }

        return day;
    }

    /// <summary>Working days behind the first day up to and with the second.</summary>
    /// <param name="most">Where counting ends for whoever asks no further: the second day may be thousands of years away.</param>
    public int WorkingDaysBetween(DateOnly from, DateOnly to, int most = int.MaxValue)
    {
        var (day, count) = (from, 0);

        while (day < to && count < most)
        {
            day = day.AddDays(1);
            count += calendar.IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The word of the light; null when there is nothing to say.</summary>
    public string? Light(LedgerState state, DateOnly? due, DateOnly asOf)
    {
        if (state is not LedgerState.Doing || due is not { } day)
        {
            return null;
        }

        if (day < asOf)
        {
            return WorkingDaysBetween(day, asOf, RedFrom) >= RedFrom ? "逾期·红" : "逾期·黄";
        }

        return WorkingDaysBetween(asOf, day, NearDays + 1) <= NearDays ? "临期" : null;
    }

    /// <summary>A day for an example, which is taken as it stands: a working day of the coming week.</summary>
    public string Example => Long(WorkingDaysAfter(Today, ExampleWorkingDays));

    /// <summary>修订办法 郑凯 10月15日 with a day of now, where that one is over or far away.</summary>
    public string Current(string example) => MonthAndDay().Replace(example, match => IsNear(match) ? match.Value : Example);

    private bool IsNear(Match match)
    {
        var (month, number) = (int.Parse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture));

        // Whoever wrote a file with such a day sees it as it was written.
        if (month is < 1 or > 12 || number < 1 || number > DateTime.DaysInMonth(Today.Year, month))
        {
            return true;
        }

        var day = OrWorkingDayBefore(new DateOnly(Today.Year, month, number));
        return day >= Today && day <= Today.AddDays(ExampleDays);
    }

    [GeneratedRegex("(?<![0-9年])(?<month>[0-9]{1,2})月(?<day>[0-9]{1,2})日")]
    private static partial Regex MonthAndDay();

    public static string Short(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Month}/{day.Day}");

    /// <summary>With its year where that is another than today's: 12月31日 alone is the one that this year has.</summary>
    public static string Long(DateOnly day, DateOnly today) => day.Year == today.Year ? Long(day) : string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{Long(day)}");

    public static string Long(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日");
}
