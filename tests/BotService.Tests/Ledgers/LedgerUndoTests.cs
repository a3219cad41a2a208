using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>What is taken back leaves the item as it was before, and whoever was told of it is told no more of it, or hears that it is off.</summary>
public sealed class LedgerUndoTests
{
    [Fact]
    public async Task An_assignment_that_is_taken_back_leaves_the_item_as_it_was_raised_and_nobody_hears_of_it()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("wangwei", "问题 走廊应急灯不亮");
        await bot.AnswersAsync("zhoumin", "问1 派 郑凯 10月30日", "问1 已立项，由郑凯办理");
        Assert.Equal(2, await WaitingAsync(bot));

        await bot.AnswersAsync("zhoumin", "问1 撤回", "问1 的“派”已撤回，现在是待立项");

        Assert.Equal(0, await WaitingAsync(bot));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.SentNudges.CountAsync()));
        var item = await bot.AskStoreAsync(db => db.LedgerItems.SingleAsync());
        Assert.Equal(LedgerState.Raised, item.State);
        Assert.Null(item.OwnerId);
        Assert.Null(item.AssignedByKey);
        Assert.Null(item.DueOn);
        Assert.Equal(await GroupAsync(bot, "机关第一党支部"), item.GroupId);
        await bot.AnswersAsync("linxiaoyan", "问1 立项", "问1 已立项");
    }

    [Fact]
    public async Task An_assignment_is_taken_back_before_those_who_were_named_with_it()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("wangwei", "问题 门厅地砖松动");
        await bot.AnswersAsync("zhoumin", "问1 派 郑凯、邓睿 10月30日", "问1 已立项，由郑凯办理，10月30日到期；专班邓睿");

        await bot.AnswersAsync("zhoumin", "问1 撤回", "问1 的“派”已撤回，现在是待立项");
        Assert.Null(await bot.AskStoreAsync(db => db.LedgerItems.Select(i => i.OwnerId).SingleAsync()));

        await bot.AnswersAsync("zhoumin", "问1 撤回", "已撤回");
        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerTeams.CountAsync()));
    }

    [Fact]
    public async Task A_unit_and_a_name_of_an_older_list_come_back_with_the_undo()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "问题 走廊应急灯不亮");
        var unit = await GroupAsync(bot, "离退休第三党支部");
        await bot.ChangeAsync(async db =>
        {
            var item = await db.LedgerItems.SingleAsync();
            (item.GroupId, item.OwnerText) = (unit, "物业老赵");
        });

        await bot.SayAsync("zhoumin", "问1 派 郑凯 10月30日");
        await bot.AnswersAsync("zhoumin", "问1 看经过", "派：郑凯；原责任单位：离退休第三党支部；原责任人：物业老赵");
        await bot.SayAsync("zhoumin", "问1 撤回");

        var before = await bot.AskStoreAsync(db => db.LedgerItems.SingleAsync());
        Assert.Equal(unit, before.GroupId);
        Assert.Equal("物业老赵", before.OwnerText);
        Assert.Null(before.OwnerId);
    }

    [Fact]
    public async Task A_line_that_waits_goes_and_the_others_of_its_message_stay()
    {
        await using var bot = await Office.OpenAsync("2026-10-13 09:00");
        await bot.SayAsync("zhoumin", "任务 清点档案 郑凯 10月30日");
        await bot.SayAsync("zhoumin", "任务 更新名录 郑凯 10月30日");
        await bot.AnswersAsync("zhoumin", "任2 撤回", "任2 已撤回，不再算数");

        await bot.AdvanceToAsync("2026-10-13 16:30");

        Assert.Contains("任1 清点档案", bot.LastTo("zhengkai"), StringComparison.Ordinal);
        Assert.DoesNotContain("任2", bot.LastTo("zhengkai"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_told_already_hears_once_that_it_is_off()
    {
        await using var bot = await Office.OpenAsync("2026-10-13 09:00");
        await bot.SayAsync("zhoumin", "任务 清点档案 郑凯 10月30日");
        await bot.AdvanceToAsync("2026-10-13 16:30");
        Assert.Single(bot.PushesTo("zhengkai"));

        await bot.SayAsync("zhoumin", "任1 撤回");
        await bot.AdvanceToAsync("2026-10-14 16:30");

        Assert.Equal(2, bot.PushesTo("zhengkai").Count);
        Assert.Contains("任1 清点档案：已撤回，不用办了", bot.LastTo("zhengkai"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_asked_to_verify_is_asked_no_more_when_the_claim_is_taken_back()
    {
        await using var bot = await Office.OpenAsync("2026-10-13 09:00");
        await bot.SayAsync("huangzhiyuan", "任务 清点档案 郑凯 10月30日");
        await bot.AnswersAsync("zhengkai", "任1 完成 档案清点完了", "等黄志远核实");
        Assert.Equal("huangzhiyuan", await bot.AskStoreAsync(db => db.Outbox.Where(m => m.Key.StartsWith("ledger-assigned:")).Select(m => m.Recipients).SingleAsync()));

        await bot.AnswersAsync("zhengkai", "任1 撤回", "任1 的“报完成”已撤回，现在是办理中");

        Assert.Equal(0, await WaitingAsync(bot));
    }

    [Fact]
    public async Task An_item_that_was_made_of_another_is_taken_back_before_the_others_older_step()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("wangwei", "问题 走廊应急灯不亮");
        await bot.SayAsync("linxiaoyan", "问1 派 李秋月 10月30日");
        await bot.SayAsync("linxiaoyan", "问1 转任务 高峰 11月6日");

        await bot.AnswersAsync("linxiaoyan", "问1 撤回", "问1 最近一步是转任务，没有撤回。撤回请发 任1 撤回");
        await bot.AnswersAsync("linxiaoyan", "任1 撤回", "任1 已撤回");
        await bot.AnswersAsync("linxiaoyan", "问1 撤回", "问1 的“派”已撤回，现在是待立项");

        await bot.SayAsync("yangziqi", "调研 柳林社区 10月12日");
        await bot.SayAsync("yangziqi", "访1 完成 电梯按钮失灵");
        await bot.SayAsync("yangziqi", "访1 问题 电梯按钮没人修");
        await bot.AnswersAsync("yangziqi", "访1 撤回", "访1 最近一步是提问题，没有撤回。撤回请发 问2 撤回");

        await bot.SayAsync("zhoumin", "问题 门铃不响 李秋月 10月30日");
        await bot.SayAsync("liqiuyue", "问3 完成 换了新的电池");
        await bot.SayAsync("zhoumin", "问3 通过");
        await bot.SayAsync("zhoumin", "问3 又出现 早上又不响了");
        await bot.AnswersAsync("zhoumin", "问3 撤回", "问3 最近一步是又出现，没有撤回。撤回请发 问4 撤回");
        Assert.Equal(LedgerState.Closed, await bot.AskStoreAsync(db => db.LedgerItems.Where(i => i.Number == 3 && i.Kind == "problem").Select(i => i.State).SingleAsync()));
    }

    private static Task<int> WaitingAsync(Bot bot) => bot.AskStoreAsync(db => db.Outbox.CountAsync(m => m.Key.StartsWith("ledger-assigned:")));

    private static Task<int?> GroupAsync(Bot bot, string name) => bot.AskStoreAsync(db => db.Groups.Where(g => g.Name == name).Select(g => (int?)g.Id).SingleAsync());
}
