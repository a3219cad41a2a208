using System.Globalization;
using BotService.Tests.Harness;
using BotService.Time;

namespace BotService.Tests.Time;

public class LocalClockTests
{
    private static readonly DateTimeOffset LateInUtc = At("2026-09-24T17:30:00Z");

    [Fact]
    public void Today_is_the_day_in_the_organisations_zone()
    {
        var clock = Clock("Asia/Shanghai");

        Assert.Equal(new DateTime(2026, 9, 25, 1, 30, 0), clock.Now);
        Assert.Equal(DateTimeKind.Unspecified, clock.Now.Kind);
        Assert.Equal(new DateOnly(2026, 9, 25), clock.Today);
        Assert.Equal(new DateOnly(2026, 9, 24), Clock("America/New_York").Today);
    }

    [Fact]
    public void Instants_are_written_the_way_people_read_them()
    {
        var clock = Clock("Asia/Shanghai");

        Assert.Equal("9月25日 周五", clock.Day(At("2026-09-25T09:30:00Z")));
        Assert.Equal("9月25日 周五 17:30", clock.Moment(At("2026-09-25T09:30:00Z")));
        Assert.Equal("10月4日 周日", LocalClock.Day(new DateOnly(2026, 10, 4)));
    }

    [Theory]
    [InlineData("Asia/Shanghai", "2026-09-25T17:30", "2026-09-25T09:30:00Z")]
    [InlineData("Europe/Berlin", "2026-01-15T12:00", "2026-01-15T11:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:30:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T03:00", "2026-10-25T02:00:00Z")]
    [InlineData("America/New_York", "2026-03-08T02:15", "2026-03-08T07:15:00Z")]
    [InlineData("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00Z")]
    public void A_skipped_wall_time_moves_forward_and_a_doubled_one_means_the_first(string zone, string local, string instant)
    {
        var wall = DateTime.Parse(local, CultureInfo.InvariantCulture);

        var made = Clock(zone).ToInstant(wall);

        Assert.Equal(At(instant), made);
        Assert.Equal(TimeSpan.Zero, made.Offset);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29T01:30:00Z", "2026-03-29T03:30")]
    [InlineData("America/New_York", "2026-11-01T06:30:00Z", "2026-11-01T01:30")]
    public void Instants_around_a_clock_change_become_the_wall_time_shown_then(string zone, string instant, string local) =>
        Assert.Equal(DateTime.Parse(local, CultureInfo.InvariantCulture), Clock(zone).ToLocal(At(instant)));

    private static LocalClock Clock(string zone) => new(new FixedTime(LateInUtc), TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
