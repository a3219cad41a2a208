using System.Globalization;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Reminders;

/// <summary>Organisations that keep other clocks, over the days on which those are changed, without China's holidays.</summary>
public sealed class OtherZoneTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-23", "the hour before the first summer day is missing", 13)]
    [InlineData("Europe/Berlin", "2026-03-30", "the first week of summer", 14)]
    [InlineData("Europe/Berlin", "2026-10-19", "an hour of the Sunday comes twice", 43)]
    [InlineData("Europe/Berlin", "2026-10-26", "the first week of winter", 44)]
    [InlineData("America/New_York", "2026-03-02", "spring", 10)]
    [InlineData("America/New_York", "2026-03-09", "the first week of summer", 11)]
    [InlineData("America/New_York", "2026-10-26", "autumn", 44)]
    [InlineData("America/New_York", "2026-11-02", "the first week of winter", 45)]
    [InlineData("Africa/Cairo", "2026-04-20", "the Friday begins at one o'clock", 17)]
    [InlineData("Africa/Cairo", "2026-10-26", "the Thursday has 25 hours", 44)]
    public async Task A_week_around_a_change_of_clocks_keeps_to_the_clock_on_the_wall(string zone, string monday, string what, int week)
    {
        await using var bot = await Bot.StartAsync("2026-02-02 08:00", ("Organisation:TimeZone", zone), ("Organisation:HolidaysFromFiles", "false"));
        var first = DateOnly.Parse(monday, CultureInfo.InvariantCulture);
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync($"2026-W{week}");
        await bot.AdvanceToAsync(InChina(bot, first, "08:00"));
        await bot.AdvanceToAsync(InChina(bot, first.AddDays(4), "18:00"));
        Assert.Contains("补学到", Trace.TextOf(bot.WeCom.DeliveredTo("bob")[0]));
        await bot.AdvanceToAsync(InChina(bot, first.AddDays(6), "19:58"));
        Assert.Contains("补学", await bot.SayAsync("bob", "已学"));
        await bot.AdvanceToAsync(InChina(bot, first.AddDays(6), "20:01"));
        Assert.DoesNotContain("补学", await bot.SayAsync("carol", "已学"));

        var (mon, thu, fri) = (Day(first), Day(first.AddDays(3)), Day(first.AddDays(4)));
        Assert.Equal((what, $"{mon} 09:07, {thu} 16:07, {fri} 14:37"), (what, string.Join(", ", LocalTimes(bot, "bob"))));
        Assert.Equal($"{mon} 09:07, {thu} 09:37, {fri} 17:37", string.Join(", ", LocalTimes(bot, "alice").Except([$"{fri} 14:37"])));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28 10:00", "3月29日 02:30", "3月29日 周日 03:30")]
    [InlineData("Europe/Berlin", "2026-10-24 10:00", "10月25日 02:30", "10月25日 周日 02:30")]
    [InlineData("America/New_York", "2026-03-07 10:00", "3月8日 02:30", "3月8日 周日 03:30")]
    [InlineData("America/New_York", "2026-10-31 10:00", "11月1日 01:30", "11月1日 周日 01:30")]
    public async Task A_time_that_does_not_exist_or_comes_twice_is_understood(string zone, string now, string said, string meant)
    {
        await using var bot = await Bot.StartAsync("2026-02-02 08:00", ("Organisation:TimeZone", zone), ("Organisation:HolidaysFromFiles", "false"));
        await bot.UsualPeopleAsync();
        var day = DateTime.Parse(now, CultureInfo.InvariantCulture);
        var week = BotService.Time.StudyWeek.Of(DateOnly.FromDateTime(day));
        await bot.PlanTopicAsync(week.ToString());
        await bot.AdvanceToAsync(InChina(bot, DateOnly.FromDateTime(day), "10:00"));

        Assert.Contains(meant, await bot.DoAsync("boss", $"延期 第{week.Number}周 到 {said}"));
        await bot.AdvanceToAsync(InChina(bot, DateOnly.FromDateTime(day).AddDays(3), "10:00"));

        Assert.Equal(1, await bot.AskStoreAsync(db => db.Topics.CountAsync(t => t.TimesPutOff == 1)));
        var errors = bot.LogLines.Where(line => line.StartsWith("Error", StringComparison.Ordinal)).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    [Fact]
    public async Task An_organisation_without_holiday_files_is_not_asked_for_them_and_works_through_Chinas()
    {
        await using var bot = await Bot.StartAsync("2026-09-28 08:00", ("Organisation:TimeZone", "Europe/Berlin"), ("Organisation:HolidaysFromFiles", "false"));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync("2026-W40");
        await bot.AdvanceToAsync("2026-10-04 08:00");

        Assert.Contains("按设置不用放假安排，周一至周五上班", await bot.SayAsync("chief", "状态"));
        Assert.DoesNotContain("尚未录入", await bot.SayAsync("chief", "状态"));
        Assert.Equal(["09-28 09:07", "10-01 16:07", "10-02 14:37"], LocalTimes(bot, "bob"));
        Assert.Contains("\"calendar\":{\"status\":\"healthy\"", await bot.Http.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Bot.Token));
    }

    [Fact]
    public async Task A_nap_over_the_change_of_clocks_sends_once_and_in_working_hours()
    {
        var bot = await Bot.StartAsync("2026-02-02 08:00", ("Organisation:TimeZone", "Europe/Berlin"), ("Organisation:HolidaysFromFiles", "false"));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync("2026-W13");
        await bot.AdvanceToAsync(InChina(bot, new DateOnly(2026, 3, 27), "17:35"));
        await bot.StopAsync();

        await using var back = Bot.Start(bot.Store, "2026-03-30 08:00", ("Organisation:TimeZone", "Europe/Berlin"), ("Organisation:HolidaysFromFiles", "false"));
        await back.AdvanceToAsync(InChina(back, new DateOnly(2026, 3, 31), "10:00"));

        Assert.Equal(["03-30 08:37"], LocalTimes(back, "alice"));
        Assert.Contains("已经结束，补学也不再收", back.LastTo("alice"));
    }

    private static string Day(DateOnly day) => day.ToString("MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The tests' clock is read in China.</summary>
    private static string InChina(Bot bot, DateOnly day, string time) =>
        bot.Clock.ToInstant(day.ToDateTime(TimeOnly.Parse(time, CultureInfo.InvariantCulture))).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> LocalTimes(Bot bot, string person) =>
        [.. bot.WeCom.DeliveredTo(person).Select(send => bot.Clock.ToLocal(send.At).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture))];
}
