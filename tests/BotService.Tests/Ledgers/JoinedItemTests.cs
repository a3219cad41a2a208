using BotService.Ledgers;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>Two items in one message are two items however they are joined, and never an answer about study.</summary>
public sealed class JoinedItemTests
{
    [Fact]
    public async Task Two_items_that_are_reported_done_at_once_are_asked_for_one_by_one_and_nothing_is_recorded()
    {
        await using var bot = await WithTasksAsync();

        foreach (var said in (string[])
        [
            "完成 任1和任2", "完成 任1/任2", "完成 任1／任2", "完成 任1 和 任2 办法已印发", "任1 和 任2 完成 办法已印发", "任1与任2 已完成，办法已印发", "完成任1、任2",
            "完成 任1/2", "任1、2 完成 办法已印发", "我完成了任1跟任2，清册已送", "完成 任务1和任务2", "完成 任务 1和任务 2", "完成 任务 1、任务 2", "完成 任1 任2",
        ])
        {
            await bot.AnswersAsync("dengrui", said, "完成请一件一件发，每件写一句结果，没有记下：先发 任1 完成 结果，再发 任2 完成 结果");
        }

        foreach (var said in (string[])["已学 任1和任2", "任1和任2，已学", "学完了，任1/任2", "任1/任2 已学", "上午开会，任1和任2，已学", "打卡 任1与任2", "任1和任2做完了"])
        {
            await bot.SayAsync("dengrui", said);
        }

        Assert.Equal(0, await bot.AskStoreAsync(db => db.Participations.CountAsync(p => p.Outcome != Outcome.Pending)));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.CheckIns.CountAsync()));
        Assert.Equal(4, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync()));
    }

    [Fact]
    public async Task Joined_items_are_shown_and_taken_together()
    {
        await using var bot = await WithTasksAsync();

        var both = await bot.SayAsync("dengrui", "任1和任2");
        Assert.True(both.Contains("任1 核对第1册", StringComparison.Ordinal) && both.Contains("任2 核对第2册", StringComparison.Ordinal), both);

        var taken = await bot.SayAsync("liqiuyue", "认领 任3和任4");
        Assert.True(taken.Contains("任3 由您办理", StringComparison.Ordinal) && taken.Contains("任4 由您办理", StringComparison.Ordinal), taken);
        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync(e => e.Verb == nameof(LedgerVerb.Claim))));
    }

    [Fact]
    public async Task A_number_behind_an_item_and_a_day_behind_a_verb_are_no_items()
    {
        await using var bot = await WithTasksAsync();

        await bot.AnswersAsync("dengrui", "进展 任1 与 3 个村谈妥", "任1");
        Assert.Equal([1], await bot.AskStoreAsync(db => db.LedgerEntries.Where(e => e.Verb == nameof(LedgerVerb.Progress)).Join(db.LedgerItems, e => e.ItemId, i => i.Id, (e, i) => i.Number).ToListAsync()));
        Assert.DoesNotContain("一件一件发", await bot.SayAsync("yangziqi", "调研9/22 城东社区"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verb_that_leads_from_one_item_to_another_is_read_before_between_and_behind_them()
    {
        await using var bot = await Office.OpenAsync("2026-03-16 09:00");

        foreach (var who in (string[])["chenlihua", "yangziqi", "zhuhaoran", "linxiaoyan", "dengrui"])
        {
            await bot.SayAsync(who, "调研 幸福里社区 3月18日");
        }

        await bot.SayAsync("zhuhaoran", "访3合并到访1？");
        await bot.SayAsync("zhuhaoran", "访3合并到访1不合适，时间对不上");
        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync(i => i.State == LedgerState.Void)));

        await bot.AnswersAsync("yangziqi", "合并 访2 访1", "访2 合并到访1");
        await bot.AnswersAsync("zhuhaoran", "访3 合并到访1", "访3 合并到访1");
        await bot.AnswersAsync("linxiaoyan", "访4合并到 访1", "访4 合并到访1");
        await bot.AnswersAsync("dengrui", "访5和访1合并", "访5 合并到访1");

        foreach (var title in (string[])["三楼灯不亮", "三楼走廊暗", "楼梯扶手松", "扶手摇晃"])
        {
            await bot.SayAsync("wangwei", $"问题 {title}");
        }

        await bot.AnswersAsync("linxiaoyan", "并入 问2 问1", "问2 已作废，并入问1");
        await bot.AnswersAsync("linxiaoyan", "问4作废并入问3", "问4 已作废，并入问3");

        await bot.SayAsync("zhoumin", "课题 加装电梯 方向 民生 陈丽华 5月29日");
        await bot.SayAsync("zhoumin", "创新 救助审批一件事 指标 平均办理天数 现状 20 目标 10 郑凯 12月31日");
        await bot.AnswersAsync("zhoumin", "关联 课1 问3", "课1 已记来自问3");
        await bot.AnswersAsync("zhoumin", "来自 创1 问3", "创1 已记来自问3");
    }

    [Fact]
    public async Task What_is_open_goes_into_nothing_that_is_closed_unless_that_has_come_back()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "问题 门禁失灵 李秋月 10月30日");
        await bot.SayAsync("zhoumin", "问题 大门刷不开 李秋月 10月30日");
        await bot.SayAsync("liqiuyue", "问1 完成 换了新读卡器");
        await bot.SayAsync("zhoumin", "问1 通过");

        await bot.AnswersAsync("linxiaoyan", "问2 作废 并入 问1", "问1 已销号，不能并入，没有改。还有的话请发 问1 又出现 情况");
        await bot.AnswersAsync("wangwei", "问1 又出现 早上又刷不开", "已记 问3");
        await bot.AnswersAsync("linxiaoyan", "问3 作废 并入 问1", "问1 已销号，不能并入");
        await bot.AnswersAsync("linxiaoyan", "问2 作废 并入 问1", "问2 已作废，并入问1");

        await bot.SayAsync("zhoumin", "任务 更新名册 李秋月 10月30日");
        await bot.SayAsync("zhoumin", "任务 更新通讯录 李秋月 10月30日");
        await bot.SayAsync("liqiuyue", "任1 完成 名册已经更新");
        await bot.SayAsync("zhoumin", "任1 通过");
        await bot.AnswersAsync("zhoumin", "任2 作废 并入 任1", "任1 已办结，不能并入，没有改");
    }

    [Fact]
    public async Task What_is_the_same_goes_into_the_other_however_the_reason_says_so_and_another_reason_does_not()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");

        foreach (var title in (string[])["大厅空调不制冷", "办事区吹热风", "前台闷热", "窗口像蒸笼", "车位线看不清", "外机嗡嗡响"])
        {
            await bot.SayAsync("wangwei", $"问题 {title}");
        }

        await bot.AnswersAsync("linxiaoyan", "问2 作废 重复 并入 问1", "问2 已作废，并入问1；提出人会收到问1 的结果。");
        await bot.AnswersAsync("linxiaoyan", "问3 作废 重复，并入问1", "问3 已作废，并入问1");
        await bot.AnswersAsync("linxiaoyan", "问4 作废 和问1重复", "问4 已作废，并入问1");
        await bot.AnswersAsync("linxiaoyan", "问5 作废 和问1无关，不归本单位", "问5 已作废，原因已记。");
        await bot.AnswersAsync("linxiaoyan", "问6 作废 归口在业务支部，请并入 问1", "问6 已作废，并入问1");

        await bot.AnswersAsync("linxiaoyan", "问6 看经过", "并入 问1；说明：归口在业务支部");
        Assert.Equal(4, await bot.AskStoreAsync(db => db.LedgerLinks.CountAsync(l => l.Relation == LedgerRelation.SameProblem)));
    }

    private static async Task<Bot> WithTasksAsync()
    {
        var bot = await Office.OpenAsync("2026-09-07 08:00");
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");
        await bot.SayAsync("zhoumin", "任务 核对第1册 邓睿 10月20日");
        await bot.SayAsync("zhoumin", "任务 核对第2册 邓睿 10月21日");
        await bot.SayAsync("zhoumin", "任务 整理仓库");
        await bot.SayAsync("zhoumin", "任务 更换门牌");
        return bot;
    }
}
