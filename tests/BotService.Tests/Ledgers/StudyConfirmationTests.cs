using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>A word of study before an item's number never confirms the week's topic.</summary>
public sealed class StudyConfirmationTests
{
    [Theory]
    [InlineData("完成 任1", "请写一句结果")]
    [InlineData("完成任1", "请写一句结果")]
    [InlineData("已完成 任1", "请写一句结果")]
    [InlineData("完成 任１号", "请写一句结果")]
    [InlineData("确认 任1", "任1 完成 结果")]
    [InlineData("已确认 任1", "任1 完成 结果")]
    [InlineData("确认任务1", "任1 完成 结果")]
    [InlineData("已学 任1", "没有记成已学：任1 是任务")]
    [InlineData("已学，任1", "没有记成已学")]
    [InlineData("补学 任1", "没有记成已学")]
    [InlineData("没学 任1", "没有记成已学")]
    [InlineData("打卡 任1", "没有记成已学")]
    [InlineData("请假 任1", "没有记成已学")]
    [InlineData("我学完了 任1", "没有记成已学")]
    [InlineData("任1，已学", "没有记成已学")]
    [InlineData("1 任1", "没有记成已学")]
    [InlineData("撤回 任1", "不是您办的")]
    [InlineData("取消 任1", "不是您办的")]
    [InlineData("延期 任1", "请写延到哪一天")]
    [InlineData("关闭 任1", "没有“关闭”")]
    [InlineData("进度 任1", "任1 修订办法")]
    [InlineData("明细 任1", "提出")]
    [InlineData("意见 任1", "任1 修订办法")]
    [InlineData("确认 任9", "没有任9")]
    [InlineData("完成 任9", "没有任9")]
    [InlineData("已学 任9", "没有记成已学")]
    public async Task A_word_of_study_before_an_item_confirms_nothing(string said, string answer)
    {
        await using var bot = await Office.OpenAsync("2026-09-07 08:00");
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");
        await bot.SayAsync("zhoumin", "任务 修订办法 郑凯 10月15日");

        Assert.Contains(answer, await bot.SayAsync("zhengkai", said), StringComparison.Ordinal);
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Participations.CountAsync(p => p.Outcome != Outcome.Pending)));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Opinions.CountAsync()));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.CheckIns.CountAsync()));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Leaves.CountAsync()));
        Assert.Equal(1, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync()));
    }

    [Theory]
    [InlineData("已学")]
    [InlineData("完成")]
    [InlineData("1")]
    [InlineData("已学 任12里讲的方法很好")]
    [InlineData("已学 问题导向讲得透彻")]
    [InlineData("学完了")]
    [InlineData("任务完成了，已学")]
    public async Task A_confirmation_without_an_item_is_still_one(string said)
    {
        await using var bot = await Office.OpenAsync("2026-09-07 08:00");
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");

        await bot.SayAsync("zhengkai", said);

        Assert.Equal(1, await bot.AskStoreAsync(db => db.Participations.CountAsync(p => p.Outcome == Outcome.OnTime)));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync()));
    }

    [Fact]
    public async Task An_opinion_that_says_more_than_a_number_is_an_opinion()
    {
        await using var bot = await Office.OpenAsync();
        await bot.SayAsync("zhoumin", "任务 修订办法 郑凯 10月15日");

        await bot.SayAsync("zhengkai", "意见 任1 的期限太紧");

        Assert.Equal(1, await bot.AskStoreAsync(db => db.Opinions.CountAsync()));
    }
}
