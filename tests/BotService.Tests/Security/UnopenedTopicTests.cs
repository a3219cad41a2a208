using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Security;

public sealed class UnopenedTopicTests
{
    [Fact]
    public async Task A_topic_of_another_tier_is_shown_to_nobody_before_it_opens()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync(title: "党组先学的", audience: Tiers.Leadership);
        await bot.PlanTopicAsync(week: "2026-W38", title: "下周党组的", audience: Tiers.Leadership);
        await bot.PlanTopicAsync(week: "2026-W39", title: "支部的", audience: Tiers.Branch);

        var said = await bot.SayAsync("bob", "本周") + await bot.SayAsync("bob", "已学 第37周") + await bot.SayAsync("bob", "没学 第38周");

        Assert.DoesNotContain("党组", said);
        Assert.Contains("支部的", said);
        Assert.Contains("党组先学的", await bot.SayAsync("chief", "本周"));
        Assert.Contains("党组先学的", await bot.SayAsync("boss", "本周"));
    }

    [Theory]
    [InlineData("已学 #99999999999999")]
    [InlineData("已学 #2147483648 心得")]
    [InlineData("没学 #99999999999999")]
    [InlineData("已学 ＃９９９９９９９９９９９９９９")]
    [InlineData("已学 第99999999999999周")]
    [InlineData("已学 第60周")]
    [InlineData("没学 第０周 出差")]
    public async Task A_number_that_no_topic_can_have_records_nothing(string words)
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");

        await bot.SayAsync("bob", words);

        Assert.Equal(Outcome.Pending, await bot.AskStoreAsync(db => db.Participations.Where(p => p.Member!.UserKey == "bob").Select(p => p.Outcome).SingleAsync()));
    }
}
