using BotService.Store;
using BotService.Tests.Harness;

namespace BotService.Tests.Reminders;

/// <summary>Whoever owes an answer to several topics hears of all of a day's at once.</summary>
public sealed class SameDayTests
{
    [Fact]
    public async Task Two_topics_that_end_on_one_day_are_reminded_of_together_and_whoever_owes_one_only_in_its_own_time()
    {
        await using var bot = await StartAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");
        await bot.SayAsync("bob", "已学 #1");
        await bot.SayAsync("carol", "已学 #2");
        await bot.AdvanceToAsync("2026-09-12 09:00");

        Assert.Equal(["09-07 09:07", "09-10 16:07", "09-11 09:07"], bot.TimesFor("erin"));
        Assert.Equal(["09-07 09:07", "09-10 16:07", "09-11 09:07"], bot.TimesFor("bob"));
        Assert.Equal(["09-07 09:07", "09-10 16:07", "09-11 14:37"], bot.TimesFor("carol"));
        var last = Trace.TextOf(bot.WeCom.Sends.Last(send => send.Users.Contains("erin")));
        Assert.Contains("您有 2 个主题待确认", last);
        Assert.Contains("17:30", last);
        Assert.Contains("12:00", last);
    }

    [Fact]
    public async Task The_preview_shows_what_goes_out_together_under_its_one_time()
    {
        await using var bot = await StartAsync();
        await bot.AdvanceToAsync("2026-09-10 18:00");
        var preview = await bot.SayAsync("boss", "提醒预览 明天");

        Assert.Contains("09:07 截止前提醒 第37周《上午》→ 成员 5 人\n09:07 截止前提醒 第37周《整天》→ 成员 5 人\n", preview);
        Assert.Contains("14:37 截止前提醒 第37周《整天》→ 成员 1 人", preview);
    }

    private static async Task<Bot> StartAsync()
    {
        var bot = await Bot.StartAsync("2026-09-04 08:00");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync(title: "整天");
        await bot.PlanTopicAsync(title: "上午", audience: Tiers.Branch, due: "2026-09-11 12:00");
        return bot;
    }
}
