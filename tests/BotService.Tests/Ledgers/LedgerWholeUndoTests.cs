using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>Whatever a step changed beside the state is as before once it is taken back: unit, days, people, links, values, cards.</summary>
public sealed class LedgerWholeUndoTests
{
    [Fact]
    public async Task What_was_taken_is_nobodys_again_without_the_unit_and_the_day_that_came_with_it()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("boss", "问题 走廊应急灯不亮");
        await bot.SayAsync("boss", "问1 公开");
        await bot.AnswersAsync("maguangming", "问1 认领", "问1 由您办理");
        await bot.AnswersAsync("maguangming", "问1 撤回", "问1 的“认领”已撤回，现在是办理中");

        var item = await ItemAsync(bot, "problem", 1);
        Assert.Null(item.OwnerId);
        Assert.Null(item.GroupId);
        Assert.Null(item.DueOn);
        Assert.Null(item.FirstDueOn);
        await bot.AnswersAsync("zhengkai", "问1 认领", "问1 由您办理");
    }

    [Fact]
    public async Task A_problem_that_became_a_task_is_not_taken_back()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("wangwei", "问题 走廊应急灯不亮");
        await bot.AnswersAsync("zhoumin", "问1 转任务 郑凯 10月30日", "任1");
        await bot.AnswersAsync("wangwei", "问1 撤回", "已经转成任务，不能撤回");
        Assert.NotEqual(LedgerState.Void, (await ItemAsync(bot, "problem", 1)).State);
    }

    [Fact]
    public async Task The_first_day_is_that_of_the_assignment_that_stands()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("wangwei", "问题 走廊应急灯不亮");
        await bot.SayAsync("zhoumin", "问1 派 郑凯 10月30日");
        await bot.SayAsync("zhoumin", "问1 撤回");
        Assert.Null((await ItemAsync(bot, "problem", 1)).FirstDueOn);

        await bot.SayAsync("zhoumin", "问1 派 吴秀英 11月6日");

        Assert.Equal(new DateOnly(2026, 11, 6), (await ItemAsync(bot, "problem", 1)).FirstDueOn);
    }

    [Fact]
    public async Task A_problem_that_went_into_another_is_one_of_its_own_again_and_its_raiser_hears_of_the_other_no_more()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("wangwei", "问题 三楼灯不亮");
        await bot.SayAsync("zhangwei", "问题 三楼走廊暗");
        await bot.SayAsync("zhangwei", "问题 三楼看不清路");
        await bot.SayAsync("linxiaoyan", "问2 作废 并入 问1");
        await bot.SayAsync("linxiaoyan", "问3 作废 并入 问1");
        await bot.AnswersAsync("wangwei", "问1 撤回", "问2 已经并到问1，不能撤回");

        await bot.AnswersAsync("linxiaoyan", "问3 撤回", "问3 的“作废”已撤回，现在是待立项");
        Assert.Equal((1, 1), await TiesAsync(bot));
        await bot.AnswersAsync("linxiaoyan", "问2 撤回", "问2 的“作废”已撤回，现在是待立项");
        Assert.Equal((0, 0), await TiesAsync(bot));

        await bot.AnswersAsync("linxiaoyan", "问2 作废 并入 问1", "问2 已作废，并入问1");
        Assert.Equal((1, 1), await TiesAsync(bot));
    }

    [Fact]
    public async Task What_came_back_stays_linked_to_what_it_was()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "问题 开水器跳闸 李秋月 10月30日");
        await bot.SayAsync("liqiuyue", "问1 完成 换了漏电开关");
        await bot.SayAsync("zhoumin", "问1 通过");
        await bot.AnswersAsync("wangwei", "问1 又出现 今天又跳了", "已记 问2");
        await bot.AnswersAsync("zhoumin", "问1 重开 一直没有修好", "问1 重开（第 2 轮）");
        await bot.AnswersAsync("linxiaoyan", "问2 作废 并入 问1", "并入问1");

        await bot.SayAsync("linxiaoyan", "问2 撤回");

        Assert.Equal((1, 0), await TiesAsync(bot));
    }

    [Fact]
    public async Task Visits_that_were_joined_are_two_again_with_the_people_of_each()
    {
        await using var bot = await Office.OpenAsync("2026-03-16 09:00");
        await bot.SayAsync("wuxiuying", "调研 和平里社区 3月18日");
        await bot.SayAsync("wuxiuying", "访1 加入 邓睿");
        await bot.SayAsync("zhuhaoran", "调研 和平里社区 3月19日");
        await bot.SayAsync("zhuhaoran", "访2 加入 杨子琪");
        await bot.AnswersAsync("zhuhaoran", "访2 合并 访1", "访2 合并到访1");
        Assert.Equal(["邓睿", "朱浩然", "杨子琪"], await TeamAsync(bot, "visit", 1, LedgerRole.Member));
        Assert.Equal(1, await WaitingAsync(bot, "wuxiuying"));

        await bot.AnswersAsync("zhuhaoran", "访2 撤回", "访2 的“合并”已撤回，现在是计划");

        Assert.Equal(["邓睿"], await TeamAsync(bot, "visit", 1, LedgerRole.Member));
        Assert.Equal(["杨子琪"], await TeamAsync(bot, "visit", 2, LedgerRole.Member));
        Assert.Equal((0, 0), await TiesAsync(bot));
        Assert.Equal(0, await WaitingAsync(bot, "wuxiuying"));
    }

    [Fact]
    public async Task Whoever_was_named_before_verifies_again_and_of_several_who_joined_the_last_leaves()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "任务 清点档案 郑凯 10月30日");
        await bot.SayAsync("zhoumin", "任1 验收人 高峰");
        await bot.SayAsync("zhoumin", "任1 验收人 谢春梅");
        await bot.AnswersAsync("zhoumin", "任1 撤回", "任1 的“验收人 谢春梅”已撤回");
        Assert.Equal(["高峰"], await TeamAsync(bot, "task", 1, LedgerRole.Verifier));
        await bot.AnswersAsync("zhoumin", "任1 撤回", "任1 的“验收人 高峰”已撤回");
        Assert.Empty(await TeamAsync(bot, "task", 1, LedgerRole.Verifier));

        await bot.SayAsync("zhoumin", "任1 加入 邓睿、吴秀英");
        await bot.AnswersAsync("zhoumin", "任1 撤回", "任1 的“加入 吴秀英”已撤回");
        Assert.Equal(["邓睿"], await TeamAsync(bot, "task", 1, LedgerRole.Member));
    }

    [Fact]
    public async Task A_link_goes_with_the_step_that_made_it()
    {
        await using var bot = await Office.OpenAsync("2026-09-07 08:00");
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");
        await bot.SayAsync("zhoumin", "课题 加装电梯 方向 民生 陈丽华 12月31日");
        await bot.SayAsync("wangwei", "问题 老楼没有电梯");
        await bot.AnswersAsync("zhoumin", "课1 关联 第37周", "课1 已关联第37周");
        await bot.AnswersAsync("zhoumin", "课1 来自 问1", "课1 已记来自问1");

        await bot.AnswersAsync("zhoumin", "课1 撤回", "课1 的“关联”已撤回");
        Assert.Equal((0, 1), (await bot.AskStoreAsync(db => db.LedgerLinks.CountAsync()), await bot.AskStoreAsync(db => db.LedgerTopicLinks.CountAsync())));
        await bot.ChangeAsync(async db => (await db.Topics.SingleAsync(Bot.Token)).Title = "高质量发展（改题）");
        await bot.SayAsync("zhoumin", "课1 撤回");
        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerTopicLinks.CountAsync()));
    }

    [Fact]
    public async Task Of_several_topics_in_a_week_an_item_is_linked_to_that_of_its_own_group()
    {
        await using var bot = await Office.OpenAsync("2026-09-07 08:00");
        await bot.PlanTopicAsync(title: "领导干部的一题", audience: Tiers.Leadership);
        await bot.PlanTopicAsync(title: "支部的一题", audience: Tiers.Branch);
        await bot.AdvanceToAsync("2026-09-07 10:00");
        await bot.SayAsync("zhoumin", "课题 加装电梯 方向 民生 李秋月 12月31日");
        var tier = await bot.AskStoreAsync(db => db.LedgerItems.Join(db.Groups, i => i.GroupId, g => g.Id, (_, g) => g.Tier).SingleAsync());
        Assert.Equal(Tiers.Branch, tier);

        await bot.AnswersAsync("zhoumin", "课1 关联 第37周", "课1 已关联第37周《支部的一题》");
    }

    [Fact]
    public async Task Nobody_is_asked_about_a_closing_that_was_taken_back()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("wangwei", "问题 走廊应急灯不亮");
        await bot.SayAsync("zhoumin", "问1 派 李秋月 10月30日");
        await bot.SayAsync("zhoumin", "问1 验收人 高峰");
        await bot.SayAsync("liqiuyue", "问1 完成 换了整排灯管");
        await bot.AnswersAsync("gaofeng", "问1 通过", "问1 已销号");
        Assert.Equal(1, await bot.AskStoreAsync(db => db.RatingInvites.CountAsync()));

        await bot.AnswersAsync("gaofeng", "问1 撤回", "问1 的“通过”已撤回，现在是待核实");
        Assert.Equal((0, 0), (await bot.AskStoreAsync(db => db.RatingInvites.CountAsync()), await bot.AskStoreAsync(db => db.Outbox.CountAsync(m => m.Key.StartsWith("rate-")))));

        await bot.SayAsync("gaofeng", "问1 通过");
        await bot.AdvanceToAsync("2026-10-12 16:40");
        await bot.SayAsync("gaofeng", "问1 撤回");
        await bot.AdvanceToAsync("2026-10-13 16:30");
        Assert.Contains("问1 走廊应急灯不亮：“通过”已撤回，先不用评价", bot.LastTo("wangwei"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_measured_goes_with_its_verdict()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "创新 救助审批一件事 指标 平均办理天数 现状 20 目标 10 郑凯 12月31日");
        await bot.SayAsync("zhoumin", "创1 验收人 高峰");
        await bot.SayAsync("zhengkai", "创1 达标 三季度平均 12 天");
        await bot.AnswersAsync("gaofeng", "创1 通过 实际 12.5 抽了 40 件", "达成 75%");
        Assert.Contains("\"actual\"", (await ItemAsync(bot, "innovation", 1)).Fields, StringComparison.Ordinal);

        await bot.SayAsync("gaofeng", "创1 撤回");

        Assert.DoesNotContain("\"actual\"", (await ItemAsync(bot, "innovation", 1)).Fields, StringComparison.Ordinal);
        Assert.DoesNotContain("\"measured\"", (await ItemAsync(bot, "innovation", 1)).Fields, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_that_a_verdict_made_goes_with_it_and_what_everybody_may_see_is_the_groups_again()
    {
        await using var bot = await Office.OpenAsync("2026-10-30 09:00");
        await bot.AnswersAsync("zhoumin", "规2 未达到 还没有成立", "已提 问1");
        await bot.AnswersAsync("zhoumin", "规2 撤回", "规2 的“未达到”已撤回，现在是进行中；问1 也一并撤回");
        Assert.Equal(LedgerState.Void, (await ItemAsync(bot, "problem", 1)).State);

        await bot.SayAsync("zhoumin", "问题 走廊应急灯不亮");
        await bot.AnswersAsync("zhoumin", "问2 公开", "大家都看得到了");
        await bot.AnswersAsync("zhoumin", "问2 公开", "大家本来就看得到");
        await bot.AnswersAsync("zhoumin", "问2 撤回", "问2 的“公开”已撤回");
        Assert.False((await ItemAsync(bot, "problem", 2)).IsPublic);
    }

    [Fact]
    public async Task A_message_about_a_late_item_that_waits_for_the_morning_goes_and_is_not_counted()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "任务 清点档案 郑凯 10月13日");
        await bot.AdvanceToAsync("2026-10-14 21:00");
        await bot.SayAsync("zhoumin", "督办 任1");
        await bot.AnswersAsync("zhoumin", "确认发出", "任1 已督办");
        Assert.Equal((2, 1), await ChasedAsync(bot));

        await bot.AnswersAsync("zhoumin", "任1 撤回", "任1 的“督办”已撤回");

        Assert.Equal((0, 0), await ChasedAsync(bot));
        await bot.SayAsync("zhoumin", "督办 任1");
        await bot.AnswersAsync("zhoumin", "确认发出", "任1 已督办");
    }

    private static async Task<(int Messages, int Counted)> ChasedAsync(Bot bot) =>
        (await bot.AskStoreAsync(db => db.Outbox.CountAsync(m => m.Key.StartsWith("ledger-chase:"))), await bot.AskStoreAsync(db => db.SentNudges.CountAsync(s => s.Rule.StartsWith("chase-"))));

    /// <summary>Links of what is the same, and people who hear what becomes of another item.</summary>
    private static async Task<(int Links, int Listeners)> TiesAsync(Bot bot) =>
        (await bot.AskStoreAsync(db => db.LedgerLinks.CountAsync(l => l.Relation == LedgerRelation.SameProblem)), await bot.AskStoreAsync(db => db.LedgerTeams.CountAsync(t => t.Role == LedgerRole.Listener)));

    private static Task<LedgerItem> ItemAsync(Bot bot, string kind, int number) => bot.AskStoreAsync(db => db.LedgerItems.SingleAsync(i => i.Kind == kind && i.Number == number));

    private static Task<List<string>> TeamAsync(Bot bot, string kind, int number, LedgerRole role) => bot.AskStoreAsync(db => db.LedgerTeams
        .Where(t => t.Role == role && t.Until == null && db.LedgerItems.Any(i => i.Id == t.ItemId && i.Kind == kind && i.Number == number))
        .Join(db.Members, t => t.MemberId, m => m.Id, (t, m) => m).OrderBy(m => m.Name == "邓睿" ? 0 : m.Name == "朱浩然" ? 1 : 2).Select(m => m.Name).ToListAsync());

    private static Task<int> WaitingAsync(Bot bot, string userId) => bot.AskStoreAsync(db => db.Outbox.CountAsync(m => m.Recipients == userId && m.State == OutboxState.Waiting));
}
