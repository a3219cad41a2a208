using System.Collections.Frozen;

namespace BotService.Time;

/// <summary>Which days are worked, with China's holidays and make-up days; a year nobody announced counts Monday to Friday and says so.</summary>
internal sealed class WorkCalendar(IReadOnlyCollection<WorkCalendarYear> years, WorkingHours? hours = null, bool hasHolidays = true, PeakMinutes? peaks = null)
{
    // Just past a peak may be a quiet hour, and its end a peak.
    private const int MostSteps = 3;

    private readonly FrozenSet<int> _announced = years.Select(year => year.Year).ToFrozenSet();

    private readonly FrozenSet<DateOnly> _daysOff =
        years.SelectMany(year => year.Holidays).SelectMany(holiday => holiday.Days).ToFrozenSet();

    private readonly FrozenSet<DateOnly> _makeUpDays = years.SelectMany(year => year.MakeUpDays).ToFrozenSet();

    private readonly PeakMinutes _peaks = peaks ?? PeakMinutes.None;

    public WorkingHours Hours { get; } = (hours ?? new WorkingHours()).Checked();

    /// <summary>False: the year is assumed, not known, and callers report that.</summary>
    public bool IsAnnounced(int year) => !HasHolidays || _announced.Contains(year);

    /// <summary>False: the organisation works Monday to Friday, and no year is missed.</summary>
    public bool HasHolidays => hasHolidays;

    public bool IsWorkingDay(DateOnly date) =>
        _makeUpDays.Contains(date)
        || (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_daysOff.Contains(date));

    public DateOnly? FirstWorkingDay(StudyWeek week) => WorkingDays(week).Select(day => (DateOnly?)day).FirstOrDefault();

    public DateOnly? LastWorkingDay(StudyWeek week) => WorkingDays(week).Select(day => (DateOnly?)day).LastOrDefault();

    public IEnumerable<DateOnly> WorkingDays(StudyWeek week) =>
        Enumerable.Range(0, 7).Select(week.Monday.AddDays).Where(IsWorkingDay);

    public DateOnly PreviousWorkingDay(DateOnly date) => Walk(date, -1);

    public DateOnly NextWorkingDay(DateOnly date) => Walk(date, 1);

    /// <summary>Counts back inside working hours only: three hours before Monday 09:00 are Friday 15:00.</summary>
    public DateTime WorkingTimeBefore(DateTime local, TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);

        var day = DateOnly.FromDateTime(local);
        var worked = IsWorkingDay(day) ? Hours.Worked(TimeOnly.FromDateTime(local)) : TimeSpan.Zero;

        while (worked == TimeSpan.Zero || worked < span)
        {
            span -= worked;
            day = PreviousWorkingDay(day);
            worked = Hours.Worked(Hours.End);
        }

        return day.ToDateTime(Hours.Start) + worked - span;
    }

    /// <summary>The first wall time at or after the given one that lies on a working day outside the quiet hours.</summary>
    public DateTime NextSendable(DateTime local)
    {
        var day = DateOnly.FromDateTime(local);
        var at = TimeOnly.FromDateTime(local);

        if (!IsWorkingDay(day))
        {
            return NextSendable(NextWorkingDay(day).ToDateTime(TimeOnly.MinValue));
        }

        if (!Hours.AreQuiet(at))
        {
            return local;
        }

        return at < Hours.QuietUntil
            ? day.ToDateTime(Hours.QuietUntil)
            : NextSendable(NextWorkingDay(day).ToDateTime(TimeOnly.MinValue));
    }

    /// <summary>The first wall time at or after the given one at which people may be disturbed and the channel is not at its busiest.</summary>
    public DateTime NextCalm(DateTime local)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            local = AvoidPeak(NextSendable(local));
        }

        return local;
    }

    /// <summary>The same moment, or where the channel is at its busiest, when it no longer is.</summary>
    public DateTime AvoidPeak(DateTime local) => _peaks.Minutes.Contains(local.Minute) ? local + _peaks.Later : local;

    private DateOnly Walk(DateOnly date, int step)
    {
        do
        {
            date = date.AddDays(step);
        }
        while (!IsWorkingDay(date));

        return date;
    }
}
