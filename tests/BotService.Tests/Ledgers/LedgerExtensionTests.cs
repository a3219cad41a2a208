using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>Who asks for more time is answered by somebody who hears of it and may answer; and nobody sets the own day.</summary>
public sealed class LedgerExtensionTests
{
    [Fact]
    public async Task Whoever_raised_what_nobody_assigned_is_asked_and_may_grant()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await TakenAsync(bot);

        await bot.AnswersAsync("liqiuyue", "问1 延期 到 12月31日 等配件", "已请王伟答复");
        await bot.AnswersAsync("wangwei", "清单", "等您答复延期 1 件");
        await bot.AnswersWithoutAsync("zhoumin", "清单", "等您答复延期");
        await bot.AnswersAsync("wangwei", "问1 同意延期", "问1 到期改为 12月31日（第 1 次延期");
    }

    [Fact]
    public async Task What_an_admin_gave_who_is_on_no_roster_waits_for_the_admins_and_not_for_whoever_raised_it()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("wangwei", "问题 会议室投影不亮");
        await bot.SayAsync("boss", "问1 派 李秋月 10月30日");

        await bot.AnswersAsync("liqiuyue", "问1 延期 到 11月13日 等配件", "已请管理员答复");
        await bot.AnswersWithoutAsync("wangwei", "清单", "等您答复延期");
        await bot.AnswersAsync("zhoumin", "清单", "等您答复延期 1 件");
        await bot.AnswersAsync("boss", "清单", "等您答复延期 1 件");
    }

    [Fact]
    public async Task What_was_said_in_confidence_or_came_from_a_list_is_answered_by_an_admin()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await TakenAsync(bot);
        await bot.ChangeAsync(async db =>
        {
            var item = await db.LedgerItems.SingleAsync();
            (item.RaisedById, item.RaisedByKey) = (null, "征求意见");
        });

        await bot.AnswersAsync("liqiuyue", "问1 延期 到 12月31日 等配件", "已请管理员答复");
        Assert.Equal(1, await bot.AskStoreAsync(db => db.Outbox.CountAsync(m => m.Recipients == "zhoumin" && m.State == OutboxState.Waiting)));
        await bot.AnswersAsync("zhoumin", "清单", "等您答复延期 1 件");
        await bot.AnswersAsync("zhoumin", "问1 同意延期", "问1 到期改为 12月31日");
    }

    [Fact]
    public async Task An_owner_who_gave_it_to_himself_asks_an_admin()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("linxiaoyan", "任务 整理台账 林晓燕 10月30日");

        await bot.AnswersAsync("linxiaoyan", "任1 延期 到 11月6日 等批复", "已请管理员答复");
        await bot.AnswersAsync("linxiaoyan", "任1 同意延期", "不能由您“同意延期”");
        await bot.AnswersAsync("zhoumin", "清单", "等您答复延期 1 件");
        await bot.AnswersAsync("zhoumin", "任1 不同意延期 来得及", "任1 不延期，仍按 10月30日");
    }

    [Fact]
    public async Task A_question_stays_until_it_is_answered_or_the_work_is_over()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "任务 整理台账 郑凯 10月30日");
        await bot.SayAsync("zhengkai", "任1 延期 到 11月6日 等批复");

        await bot.SayAsync("zhengkai", "任1 进展 初稿已发各科室");
        await bot.AnswersAsync("zhengkai", "任1 撤回", "任1 的“进展”已撤回");
        await bot.AnswersAsync("zhoumin", "任1 同意延期", "任1 到期改为 11月6日");
        await bot.AnswersAsync("zhoumin", "任1 撤回", "任1 的“同意延期”已撤回");
        await bot.AnswersAsync("zhoumin", "任1 不同意延期 来得及", "任1 不延期，仍按 10月30日");
        await bot.AnswersAsync("zhoumin", "任1 撤回", "任1 的“不同意延期”已撤回");
        await bot.AnswersAsync("zhengkai", "任1 完成 台账已交档案室", "等周敏核实");
        await bot.AnswersAsync("zhoumin", "任1 同意延期", "现在没有等答复的延期");
    }

    [Fact]
    public async Task A_wish_that_fell_with_another_step_is_told_and_does_not_stay_on_the_card_as_if_it_waited()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "任务 清点库房 李秋月 11月6日");
        await bot.SayAsync("zhoumin", "任务 装订台账 高峰 11月6日");
        await bot.SayAsync("zhoumin", "问题 围墙开裂 张伟 11月6日");
        await bot.SayAsync("liqiuyue", "任1 延期 到 11月13日 等审计进场");
        await bot.SayAsync("gaofeng", "任2 延期 到 11月13日 等印刷厂");
        await bot.SayAsync("zhangwei", "问1 延期 到 11月20日 等经费");
        await bot.AnswersWithoutAsync("gaofeng", "任2", "已不等答复");

        await bot.AnswersAsync("zhoumin", "任1 派 高峰", "李秋月申请的延期（到 11月13日）不再等答复。");
        await bot.AnswersAsync("zhoumin", "任2 不同意延期", "任2 不延期");
        await bot.AnswersAsync("zhoumin", "问1 长期 要分三年安排经费", "申请的延期（到 11月20日）不再等答复。");

        await bot.AnswersAsync("gaofeng", "任1", "等审计进场（已不等答复）");
        await bot.AnswersAsync("gaofeng", "任2", "等印刷厂（已不等答复）");
    }

    [Fact]
    public async Task An_owner_in_office_asks_for_another_day_unless_the_item_is_of_his_own_giving()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "任务 整理台账 林晓燕 10月30日");
        await bot.SayAsync("linxiaoyan", "任务 排值班表 林晓燕 10月30日");

        await bot.AnswersAsync("linxiaoyan", "任1 改 期限 11月20日", "期限由交办人或管理员改");
        await bot.AnswersAsync("linxiaoyan", "任1 派 林晓燕 11月20日", "任1 已经由您办理，没有改");
        await bot.AnswersAsync("zhoumin", "任1 改 期限 10月9日", "10月9日已经过了，没有记下");
        await bot.AnswersAsync("zhoumin", "任1 改 期限 11月6日", "任1 期限改为11月6日");
        await bot.AnswersAsync("linxiaoyan", "任2 改 期限 11月6日", "任2 期限改为11月6日");
    }

    [Fact]
    public async Task Another_day_than_the_one_that_was_asked_for_is_not_granted()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "任务 整理台账 郑凯 10月30日");
        await bot.SayAsync("zhengkai", "任1 延期 到 11月20日 等批复");

        await bot.AnswersAsync("zhoumin", "任1 同意延期 到 11月13日", "申请延到的是11月20日，没有记下。同意请发 任1 同意延期；改别的日子发 任1 改 期限 11月13日");
        await bot.AnswersAsync("zhoumin", "任1 同意延期吗？", "任1 整理台账\n办理中");
        await bot.AnswersAsync("zhoumin", "任1 同意延期 到 11月20日", "任1 到期改为 11月20日（第 1 次延期");
        await bot.SayAsync("zhengkai", "任1 延期 到 12月4日 还等批复");
        await bot.AnswersAsync("zhoumin", "任1 同意延期 11月2日会上已定", "任1 到期改为 12月4日（第 2 次延期");
    }

    [Fact]
    public async Task A_day_that_is_set_answers_the_question_and_none_is_set_once_it_is_reported_done()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "任务 整理台账 郑凯 10月30日");
        await bot.SayAsync("zhengkai", "任1 延期 到 11月6日 等批复");

        await bot.AnswersAsync("zhoumin", "任1 改 期限 11月20日 会上已定", "任1 期限改为11月20日；说明：会上已定。");
        await bot.AnswersAsync("zhoumin", "任1 同意延期", "现在没有等答复的延期");
        await bot.AnswersAsync("zhoumin", "任1 撤回", "任1 的“改”已撤回");
        await bot.AnswersAsync("zhoumin", "清单", "等您答复延期 1 件");
        await bot.AnswersAsync("zhoumin", "任1 改 期限 11月20日", "任1 期限改为11月20日。");
        await bot.AdvanceToAsync("2026-10-12 16:30");
        Assert.Contains("任1 整理台账：期限改为11月20日", bot.LastTo("zhengkai"), StringComparison.Ordinal);

        await bot.SayAsync("zhengkai", "任1 完成 台账已交档案室");
        await bot.AnswersAsync("zhoumin", "任1 改 期限 11月27日", "任1 现在是待核实，没有改期限。没办好请发 任1 没改好 原因");
        await bot.SayAsync("zhoumin", "任1 通过");
        await bot.AnswersAsync("zhoumin", "任1 改 期限 11月27日", "任1 现在是已办结，没有改期限。要再办请发 任1 重开 原因");
        Assert.Equal(new DateOnly(2026, 11, 20), await bot.AskStoreAsync(db => db.LedgerItems.Select(i => i.DueOn).SingleAsync()));
    }

    [Fact]
    public async Task Whoever_sets_the_day_is_told_how_and_an_owner_may_give_the_reason_first()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "任务 整理台账 郑凯 10月30日");

        await bot.AnswersAsync("zhoumin", "任1 延期 到 11月13日 等省厅答复", "期限由您来定，没有改。请发 任1 改 期限 11月13日");
        await bot.AnswersAsync("zhengkai", "任1 延期 要等到11月13日", "请写延到哪一天和原因");
        await bot.AnswersAsync("zhengkai", "任1 延期 等市局盖章，延到11月13日", "已请周敏答复。答复前仍按 10月30日");
        Assert.Equal("到 11月13日 等市局盖章", await bot.AskStoreAsync(db => db.LedgerEntries.Where(e => e.Verb == "PutOff").Select(e => e.Text).SingleAsync()));
    }

    [Fact]
    public async Task A_limit_that_lies_ahead_holds_when_an_item_is_opened_again_and_who_may_set_one_reads_how()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "任务 装订卷宗 郑凯 11月20日");
        await bot.SayAsync("zhengkai", "任1 完成 卷宗全部装订入盒");
        await bot.SayAsync("zhoumin", "任1 通过");
        await bot.AnswersAsync("zhoumin", "任1 重开 少了两本", "任1 重开（第 2 轮），11月20日到期。");

        await bot.SayAsync("zhoumin", "任务 整理旧报 郑凯");
        await bot.SayAsync("zhengkai", "任2 完成 旧报按年份归了架");
        await bot.SayAsync("zhoumin", "任2 通过");
        await bot.AnswersAsync("zhoumin", "任2 重开 缺了九月的", "任2 重开（第 2 轮），还没有期限，请发 任2 改 期限 日期。");
    }

    /// <summary>Raised by a member, accepted, and taken by another: nobody gave it to anybody.</summary>
    private static async Task TakenAsync(Bot bot)
    {
        await bot.SayAsync("wangwei", "问题 走廊应急灯不亮");
        await bot.SayAsync("linxiaoyan", "问1 立项");
        await bot.SayAsync("liqiuyue", "问1 认领");
    }
}
