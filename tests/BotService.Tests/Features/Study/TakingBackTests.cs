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

    [Theory]
    [InlineData("取消请假")]
    [InlineData("撤回 请假")]
    [InlineData("我返岗了，销假")]
    public async Task Whoever_names_the_leave_takes_that_back_and_nothing_newer(string words)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.SayAsync("bob", "请假 9月14日至9月16日 进修");
        await bot.SayAsync("alice", "准假 鲍勃");
        await bot.AdvanceToAsync("2026-09-10 10:00");
        await bot.SayAsync("bob", "已学");

        await bot.AnswersAsync("bob", words, "已收回已准的请假（9月14日");
        await bot.AnswersAsync("bob", words, "没有可以收回的请假");
        Assert.Equal(Outcome.OnTime, await bot.OutcomeOfAsync("bob"));
    }

    [Fact]
    public async Task A_request_that_has_waited_longer_than_a_day_is_asked_about_and_taken_back()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.SayAsync("bob", "请假 9月16日至9月17日 体检");
        await bot.AdvanceToAsync("2026-09-10 10:00");

        await bot.AnswersAsync("bob", "撤回", "还有一份请假（9月16日");
        await bot.AnswersAsync("bob", "是", "已收回请假（9月16日");
    }

    [Theory]
    [InlineData("撤回 已学")]
    [InlineData("撤销 已学")]
    [InlineData("取消 已学")]
    public async Task Whoever_names_the_answer_takes_that_back_and_no_check_in_after_it(string words)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.SayAsync("carol", "已学");
        await bot.AdvanceToAsync("2026-09-08 10:30");
        await bot.SayAsync("carol", "打卡");

        await bot.AnswersAsync("carol", words, "现在是未报");
        await bot.AnswersAsync("carol", "撤回", "已收回今天的打卡");
    }

    [Fact]
    public async Task Whoever_names_what_was_recorded_for_somebody_keeps_the_own_answer()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.SayAsync("alice", "代录 卡萝 已学 电话告知");
        await bot.AdvanceToAsync("2026-09-08 10:30");
        await bot.SayAsync("alice", "已学");

        await bot.AnswersAsync("alice", "撤销 代录", "已收回对 卡萝 的代录");
        Assert.Equal(Outcome.OnTime, await bot.OutcomeOfAsync("alice"));
    }

    [Theory]
    [InlineData("撤销 卡萝的请假")]
    [InlineData("取消鲍勃的请假")]
    public async Task Whoever_names_a_colleagues_leave_is_asked_before_the_own_one_goes(string words)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.SayAsync("alice", "请假 9月15日至9月16日 培训");
        await bot.SayAsync("chief", "准假 艾丽");
        await bot.AdvanceToAsync("2026-09-10 10:00");

        await bot.AnswersAsync("alice", words, "别人的请假由本人收回");
        Assert.Equal(LeaveState.Granted, await bot.AskStoreAsync(db => db.Leaves.Select(l => l.State).SingleAsync()));
        await bot.AnswersAsync("alice", "是", "已收回已准的请假（9月15日");
    }

    [Fact]
    public async Task About_a_request_that_has_waited_a_liaison_is_asked_once_and_not_about_a_later_act_first()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.SayAsync("alice", "请假 9月17日至9月18日 培训");
        await bot.SayAsync("bob", "请假 9月14日 体检");
        await bot.AdvanceToAsync("2026-09-10 10:00");
        await bot.SayAsync("alice", "不准 鲍勃 那天有会");

        await bot.AnswersAsync("alice", "撤回", "还有一份请假（9月17日");
        await bot.AnswersAsync("alice", "是", "已收回请假（9月17日");
    }

    [Theory]
    [InlineData("课件发错了")]
    [InlineData("通知日期弄错了")]
    [InlineData("我误点了那条广告")]
    [InlineData("下周一销假上班")]
    [InlineData("昨天在会上记错了同事的话")]
    public async Task A_slip_about_something_else_takes_no_answer_back(string words)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.SayAsync("bob", "已学");
        await bot.AnswersWithoutAsync("bob", words, "已收回");
        Assert.Equal(Outcome.OnTime, await bot.OutcomeOfAsync("bob"));
    }

    [Theory]
    [InlineData("不好意思，刚才按错了")]
    [InlineData("误点了，帮我撤掉")]
    public async Task A_slip_and_nothing_else_takes_the_latest_back(string words)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.SayAsync("bob", "已学");
        await bot.AnswersAsync("bob", words, "现在是未报");
    }

    [Fact]
    public async Task Behind_an_act_for_others_it_is_asked_whether_the_own_record_is_meant()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.SayAsync("bob", "请假 9月14日 体检");
        await bot.SayAsync("alice", "已学");
        await bot.AdvanceToAsync("2026-09-08 10:20");
        await bot.SayAsync("alice", "不准 鲍勃 那天有会");

        await bot.AnswersAsync("alice", "撤回", "您最近做的是准假或不准");
        Assert.Equal(Outcome.OnTime, await bot.OutcomeOfAsync("alice"));
        await bot.AnswersAsync("alice", "是", "现在是未报");
    }

    [Theory]
    [InlineData("chief", "传达 防汛预案", "您最近做的是传达")]
    [InlineData("alice", "征求意见 食堂的饭菜 9月20日", "您最近做的是征求意见")]
    [InlineData("alice", "开活动 党课", "您最近做的是开活动")]
    public async Task Behind_what_was_begun_for_others_it_is_asked_too(string who, string act, string asked)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.SayAsync(who, "已学");
        await bot.AdvanceToAsync("2026-09-08 10:20");
        await bot.DoAsync(who, act);

        await bot.AnswersAsync(who, "撤回", asked);
        Assert.Equal(Outcome.OnTime, await OfTopicAsync(bot, who));
        await bot.AnswersAsync(who, "是", "现在是未报");
    }

    [Fact]
    public async Task Behind_an_answer_to_an_opinion_it_is_asked_too()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.SayAsync("bob", "意见 楼道灯坏了");
        await bot.SayAsync("chief", "意见");
        var number = await bot.AskStoreAsync(db => db.Opinions.Select(o => o.Number).SingleAsync());
        await bot.SayAsync("chief", "已学");
        await bot.AdvanceToAsync("2026-09-08 10:20");
        await bot.SayAsync("chief", $"答复 {number} 已报修");

        await bot.AnswersAsync("chief", "撤回", "您最近做的是答复");
        Assert.Equal(Outcome.OnTime, await OfTopicAsync(bot, "chief"));
    }

    private static Task<Outcome> OfTopicAsync(Bot bot, string who) =>
        bot.AskStoreAsync(db => db.Participations.Where(p => p.Member!.UserKey == who && db.Topics.Any(t => t.Id == p.TopicId)).Select(p => p.Outcome).SingleAsync());
}
