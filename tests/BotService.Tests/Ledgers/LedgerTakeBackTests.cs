using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>撤回 alone takes back what was done last, also where that was a step of an item.</summary>
public sealed class LedgerTakeBackTests
{
    [Fact]
    public async Task The_last_step_goes_before_an_older_answer()
    {
        await using var bot = await OpenAsync();
        await bot.SayAsync("zhangwei", "已学");
        await bot.AdvanceToAsync("2026-09-07 10:10");
        await bot.SayAsync("zhangwei", "问题 二楼水龙头漏水");

        await bot.AnswersAsync("zhangwei", "撤回", "问1 已撤回，不再算数");
        Assert.Equal(1, await StudiedAsync(bot));
        await bot.AnswersAsync("zhangwei", "撤回", "现在是未报");

        await bot.SayAsync("zhoumin", "任务 更换水阀 张伟 9月30日");
        await bot.SayAsync("zhangwei", "任1 完成 水阀换成了铜的");
        await bot.AnswersAsync("zhangwei", "撤回", "任1 的“报完成”已撤回，现在是办理中");
    }

    [Fact]
    public async Task A_step_on_which_others_have_acted_is_named_and_nothing_older_is_touched()
    {
        await using var bot = await OpenAsync();
        await bot.SayAsync("wangwei", "已学");
        await bot.AdvanceToAsync("2026-09-07 10:10");
        await bot.SayAsync("wangwei", "问题 车棚没有灯");
        await bot.SayAsync("linxiaoyan", "问1 派 李秋月 9月30日");

        await bot.AnswersAsync("wangwei", "撤回", "问1 的最后一步不是您办的");
        Assert.Equal(1, await StudiedAsync(bot));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync(e => e.TakenBackAt != null)));

        await bot.AnswersAsync("linxiaoyan", "撤回", "问1 的“派”已撤回，现在是待立项");
        await bot.AnswersAsync("wangwei", "撤回", "问1 已撤回");
        Assert.Equal(LedgerState.Void, await bot.AskStoreAsync(db => db.LedgerItems.Select(i => i.State).SingleAsync()));
    }

    private static async Task<Bot> OpenAsync()
    {
        var bot = await Office.OpenAsync("2026-09-07 08:00");
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");
        return bot;
    }

    private static Task<int> StudiedAsync(Bot bot) => bot.AskStoreAsync(db => db.Participations.CountAsync(p => p.Outcome == Outcome.OnTime));
}
