namespace BotService.Time;

/// <summary>Which day people mean when they leave out the year, the month or the week.</summary>
internal readonly record struct YearlessDate(DateOnly From, YearlessDate.Rule Meaning)
{
    private const int StillThisYear = 31;

    /// <summary>A day of every year is never farther than this: only 29 February is, and whoever says it in a year that has none is asked.</summary>
    private int Farthest => Meaning is Rule.Nearest ? 184 : 366;

    /// <summary>The rule for the missing part.</summary>
    internal enum Rule
    {
        /// <summary>Whichever occurrence lies closest, before or after.</summary>
        Nearest,

        /// <summary>A deadline: the next occurrence, but a day and month of the last weeks means the one that has just passed.</summary>
        Ahead,

        /// <summary>The end of a range: never before its start.</summary>
        NotBefore,
    }

    public DateOnly? MonthAndDay(int month, int day)
    {
        var year = From.Year;
        DateOnly? before = Make(year - 1, month, day), now = Make(year, month, day), after = Make(year + 1, month, day);
        return Pick([before, now, after], Meaning is Rule.Ahead ? From.AddDays(-StillThisYear) : From);
    }

    public DateOnly? DayOfMonth(int day)
    {
        var first = new DateOnly(From.Year, From.Month, 1);
        DateOnly? before = InMonth(first.AddMonths(-1), day), now = InMonth(first, day), after = InMonth(first.AddMonths(1), day);
        return Pick([before, now, after, InMonth(first.AddMonths(2), day)], From);
    }

    /// <summary>The day of this week, or next week's when it has passed; Monday is 1.</summary>
    public DateOnly Weekday(int day)
    {
        var ofThisWeek = StudyWeek.Of(From).Monday.AddDays(day - 1);
        return ofThisWeek < From ? ofThisWeek.AddDays(7) : ofThisWeek;
    }

    /// <summary>Null for a day that does not exist, such as 30 February.</summary>
    public static DateOnly? Make(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    public static DateOnly? InMonth(DateOnly month, int day) => Make(month.Year, month.Month, day);

    private DateOnly? Pick(ReadOnlySpan<DateOnly?> candidates, DateOnly earliest)
    {
        DateOnly? best = null;

        foreach (var candidate in candidates)
        {
            if (candidate is not { } date || Distance(date) > Farthest || (Meaning is not Rule.Nearest && date < earliest))
            {
                continue;
            }

            // Candidates come in order, so that only a strictly closer one replaces the first.
            if (best is null || (Meaning is Rule.Nearest && Distance(date) < Distance(best.Value)))
            {
                best = date;
            }
        }

        return best;
    }

    private int Distance(DateOnly date) => Math.Abs(date.DayNumber - From.DayNumber);
}
