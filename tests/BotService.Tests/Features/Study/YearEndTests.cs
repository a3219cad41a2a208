using BotService.Tests.Harness;

namespace BotService.Tests.Features.Study;

public sealed class YearEndTests
{
    [Fact]
    public async Task In_the_first_days_of_January_the_running_week_is_still_counted()
    {
        await using var bot = await Bot.StartAsync("2026-12-28 08:00");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync("2026-W53");
        await bot.AdvanceToAsync("2026-12-29 10:00");
        await bot.SayAsync("bob", "已学");

        await bot.AdvanceToAsync("2027-01-02 10:00");
        Assert.Contains("应学 1 · 按时 1", await bot.SayAsync("bob", "我的"), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2027-01-04 10:00");
        Assert.Contains("2027年\n应学 0 · 按时 0", await bot.SayAsync("bob", "我的"), StringComparison.Ordinal);
    }
}
