using BotService.Time;

namespace BotService.Tests.Time;

public class TimeWindowTests
{
    [Fact]
    public void Neighbouring_windows_share_no_instant_and_miss_none()
    {
        var start = DateTimeOffset.UnixEpoch;
        var border = start.AddMinutes(1);
        var first = new TimeWindow(start, border);
        var second = new TimeWindow(border, border.AddMinutes(1));

        Assert.True(first.Contains(border));
        Assert.False(second.Contains(border));
        Assert.False(first.Contains(start));
        Assert.True(second.Contains(border.AddTicks(1)));
    }
}
