using BotService.Tests.Harness;
using BotService.Time;
using static BotService.Tests.Harness.Written;

namespace BotService.Tests.Time;

public class WorkCalendarTests
{
    private readonly WorkCalendar _calendar = ShippedCalendar.Load();

    [Theory]
    [InlineData("2026-01-01", false)]
    [InlineData("2026-01-04", true)]
    [InlineData("2026-02-14", true)]
    [InlineData("2026-02-16", false)]
    [InlineData("2026-02-24", true)]
    [InlineData("2026-02-28", true)]
    [InlineData("2026-04-06", false)]
    [InlineData("2026-05-05", false)]
    [InlineData("2026-05-09", true)]
    [InlineData("2026-06-19", false)]
    [InlineData("2026-09-20", true)]
    [InlineData("2026-09-25", false)]
    [InlineData("2026-09-26", false)]
    [InlineData("2026-10-07", false)]
    [InlineData("2026-10-08", true)]
    [InlineData("2026-10-10", true)]
    [InlineData("2026-10-11", false)]
    [InlineData("2025-01-01", false)]
    [InlineData("2025-01-02", true)]
    [InlineData("2025-01-26", true)]
    [InlineData("2025-02-04", false)]
    [InlineData("2025-02-08", true)]
    [InlineData("2025-04-27", true)]
    [InlineData("2025-06-02", false)]
    [InlineData("2025-09-28", true)]
    [InlineData("2025-10-08", false)]
    [InlineData("2025-10-11", true)]
    public void Holidays_are_off_and_make_up_days_are_worked(string date, bool works) =>
        Assert.Equal(works, _calendar.IsWorkingDay(Date(date)));

    [Fact]
    public void A_year_without_a_notice_counts_monday_to_friday_and_says_that_it_is_assumed()
    {
        Assert.True(_calendar.IsAnnounced(2025));
        Assert.True(_calendar.IsAnnounced(2026));
        Assert.False(_calendar.IsAnnounced(2027));
        Assert.False(_calendar.IsAnnounced(2031));
        Assert.True(_calendar.IsWorkingDay(Date("2031-10-01")));
        Assert.False(_calendar.IsWorkingDay(Date("2031-10-04")));
    }

    [Theory]
    [InlineData(37, "2026-09-07", "2026-09-11")]
    [InlineData(38, "2026-09-14", "2026-09-20")]
    [InlineData(39, "2026-09-21", "2026-09-24")]
    [InlineData(40, "2026-09-28", "2026-09-30")]
    [InlineData(41, "2026-10-08", "2026-10-10")]
    [InlineData(7, "2026-02-09", "2026-02-14")]
    [InlineData(8, null, null)]
    public void A_weeks_first_and_last_working_days_follow_the_notice(int week, string? first, string? last)
    {
        Assert.Equal(first is null ? null : Date(first), _calendar.FirstWorkingDay(StudyWeek.From(2026, week)));
        Assert.Equal(last is null ? null : Date(last), _calendar.LastWorkingDay(StudyWeek.From(2026, week)));
    }

    [Fact]
    public void Neighbouring_working_days_are_strictly_before_and_after()
    {
        Assert.Equal(Date("2026-09-24"), _calendar.PreviousWorkingDay(Date("2026-09-28")));
        Assert.Equal(Date("2026-09-28"), _calendar.NextWorkingDay(Date("2026-09-24")));
        Assert.Equal(Date("2026-10-08"), _calendar.NextWorkingDay(Date("2026-09-30")));
        Assert.Equal(Date("2026-09-20"), _calendar.PreviousWorkingDay(Date("2026-09-21")));
    }

    [Theory]
    [InlineData("2026-09-11T17:30", 3, "2026-09-11T14:30")]
    [InlineData("2026-09-11T20:00", 3, "2026-09-11T14:30")]
    [InlineData("2026-09-14T09:00", 3, "2026-09-11T15:00")]
    [InlineData("2026-09-13T20:00", 3, "2026-09-11T14:30")]
    [InlineData("2026-09-14T11:30", 3, "2026-09-14T08:30")]
    [InlineData("2026-09-14T08:30", 1, "2026-09-11T16:30")]
    [InlineData("2026-09-28T09:30", 12, "2026-09-23T15:30")]
    [InlineData("2026-09-11T16:00", 0, "2026-09-11T16:00")]
    public void Counting_back_skips_nights_weekends_and_holidays(string local, int hoursBack, string expected) =>
        Assert.Equal(Wall(expected), _calendar.WorkingTimeBefore(Wall(local), TimeSpan.FromHours(hoursBack)));

    [Theory]
    [InlineData("2026-09-11T16:07", "2026-09-11T16:07")]
    [InlineData("2026-09-11T08:30", "2026-09-11T08:30")]
    [InlineData("2026-09-11T06:00", "2026-09-11T08:30")]
    [InlineData("2026-09-11T20:00", "2026-09-14T08:30")]
    [InlineData("2026-09-12T12:00", "2026-09-14T08:30")]
    [InlineData("2026-09-24T21:00", "2026-09-28T08:30")]
    [InlineData("2026-09-19T10:00", "2026-09-20T08:30")]
    public void A_message_waits_for_a_working_day_outside_the_quiet_hours(string local, string expected) =>
        Assert.Equal(Wall(expected), _calendar.NextSendable(Wall(local)));

    [Fact]
    public void Quiet_hours_that_do_not_run_over_midnight_work_too()
    {
        var calendar = new WorkCalendar([], new WorkingHours { QuietFrom = new(12, 0), QuietUntil = new(14, 0) });

        Assert.Equal(Wall("2026-09-11T14:00"), calendar.NextSendable(Wall("2026-09-11T12:30")));
        Assert.Equal(Wall("2026-09-11T23:00"), calendar.NextSendable(Wall("2026-09-11T23:00")));
        Assert.Equal(Wall("2026-09-14T00:00"), calendar.NextSendable(Wall("2026-09-12T23:00")));
    }

    [Fact]
    public void A_working_day_without_a_length_is_refused() =>
        Assert.Throws<InvalidDataException>(() => new WorkCalendar([], new WorkingHours { End = new(8, 30) }));

    [Theory]
    [InlineData("2026-09-11T08:30", "2026-09-11T08:37")]
    [InlineData("2026-09-11T09:00", "2026-09-11T09:07")]
    [InlineData("2026-09-11T09:07", "2026-09-11T09:07")]
    public void The_busy_minutes_of_the_channel_are_avoided(string local, string expected) =>
        Assert.Equal(Wall(expected), new WorkCalendar([], peaks: new PeakMinutes([0, 30], TimeSpan.FromMinutes(7))).AvoidPeak(Wall(local)));

    [Fact]
    public void A_channel_without_busy_minutes_moves_nothing() =>
        Assert.Equal(Wall("2026-09-11T09:00"), new WorkCalendar([]).NextCalm(Wall("2026-09-11T09:00")));
}
