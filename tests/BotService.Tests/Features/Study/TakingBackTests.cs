using BotService.Commands;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Features.Study;

/// <summary>撤回 takes the latest of everything that somebody can take back, whichever feature keeps it.</summary>
public sealed class TakingBackTests
{
    [Fact]
    public async Task The_latest_record_of_any_kind_goes_first_and_of_one_instant_the_answer()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");
        await bot.SayAsync("bob", "请假 9月9日 体检");
        await bot.SayAsync("bob", "打卡");
        await bot.SayAsync("bob", "已学");

        Assert.Contains("现在是未报", await bot.SayAsync("bob", "撤回"));
        Assert.Contains("已收回今天的打卡", await bot.SayAsync("bob", "撤回"));
        Assert.Contains("已收回请假", await bot.SayAsync("bob", "撤回"));
        Assert.Contains("24 小时内没有可以收回的记录", await bot.SayAsync("bob", "撤回"));

        await bot.SayAsync("bob", "已学");
        await bot.AdvanceToAsync("2026-09-07 10:01");
        await bot.SayAsync("bob", "打卡");
        await bot.AdvanceToAsync("2026-09-07 10:02");
        await bot.SayAsync("bob", "请假 9月9日 体检");

        Assert.Contains("已收回请假", await bot.SayAsync("bob", "撤回"));
        Assert.Contains("已收回今天的打卡", await bot.SayAsync("bob", "撤回"));
        Assert.Equal(Outcome.OnTime, (await bot.AskStoreAsync(db => db.Participations.SingleAsync(p => p.Member!.UserKey == "bob"))).Outcome);
        await bot.AdvanceToAsync("2026-09-08 10:01");
        Assert.Contains("24 小时内没有可以收回的记录", await bot.SayAsync("bob", "撤回"));

        using var scope = bot.Services.CreateScope();
        var kinds = scope.ServiceProvider.GetServices<ITakeBack>().ToList();
        Assert.Equal(kinds.Count, kinds.Select(kind => kind.Rank).Distinct().Count());
    }
}
