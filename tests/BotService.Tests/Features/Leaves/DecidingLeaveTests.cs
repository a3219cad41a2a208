using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Leaves;

public sealed class DecidingLeaveTests
{
    [Fact]
    public async Task Pressing_yes_excuses_the_topics_that_fall_due_and_tells_the_person_once()
    {
        await using var bot = await StartWithTopicAsync();
        await bot.SayAsync("bob", "请假 9月8日至9月11日 出差");
        await bot.SettleAsync();

        Assert.Equal("已准假", await bot.PressAsync("alice", "准假"));
        Assert.Equal("已准假", await bot.PressAsync("alice", "准假"));
        await bot.SettleAsync();

        Assert.Equal(Outcome.Excused, await bot.OutcomeOfAsync("bob"));
        Assert.Single(bot.PushesTo("bob"), push => push.Contains("已准", StringComparison.Ordinal) && push.Contains("第37周记为请假", StringComparison.Ordinal) && push.Contains("艾丽", StringComparison.Ordinal));
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("carol"));
        Assert.Empty(bot.WeCom.Violations);
    }

    [Fact]
    public async Task Saying_no_changes_no_record_and_passes_the_explanation_on()
    {
        await using var bot = await StartWithTopicAsync();
        await bot.SayAsync("bob", "请假 9月8日至9月11日 出差");

        Assert.Contains("不准", await bot.SayAsync("alice", "不准 鲍勃 本周有督查"));
        await bot.SettleAsync();

        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
        Assert.Contains(bot.PushesTo("bob"), push => push.Contains("没有准", StringComparison.Ordinal) && push.Contains("本周有督查", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_requests_of_one_person_are_told_apart_by_their_number()
    {
        await using var bot = await StartWithTopicAsync();
        await bot.SayAsync("carol", "请假 9月9日 体检");
        await bot.SayAsync("carol", "请假 9月14日至9月16日 培训");
        var first = await bot.AskStoreAsync(db => db.Leaves.OrderBy(l => l.Id).Select(l => l.Id).FirstAsync());
        await bot.AnswersAsync("alice", "准假 卡萝", $"准假 #{first}");
        Assert.Equal(2, await bot.AskStoreAsync(db => db.Leaves.CountAsync(l => l.State == LeaveState.Asked)));
        await bot.AnswersAsync("alice", $"准假 #{first}", "已准假：卡萝 9月9日");
        await bot.AnswersAsync("alice", "我同意", "已准假：卡萝 9月14日");
    }

    [Fact]
    public async Task The_same_answer_to_the_same_person_within_hours_arrives_each_time()
    {
        await using var bot = await StartWithTopicAsync();

        for (var i = 0; i < 2; i++)
        {
            await bot.SayAsync("bob", "请假 9月8日 看病");
            await bot.SayAsync("alice", "不准 鲍勃");
            await bot.SettleAsync();
        }

        var told = bot.PushesTo("bob").Where(push => push.Contains("没有准", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, told.Distinct().Count());
        Assert.All(bot.WeCom.Sends, send => Assert.False(send.Duplicate));
    }

    [Fact]
    public async Task A_topic_that_opens_later_looks_the_leave_up_itself()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync("2026-W38");
        await bot.SayAsync("bob", "请假 下周 休假");
        await bot.SayAsync("alice", "准假鲍勃");

        await bot.AdvanceToAsync("2026-09-14 10:00");

        Assert.Equal(Outcome.Excused, await bot.OutcomeOfAsync("bob"));
    }

    [Fact]
    public async Task Whoever_studied_stays_studied_and_an_honest_no_becomes_excused()
    {
        await using var bot = await StartWithTopicAsync();
        await bot.SayAsync("bob", "已学");
        await bot.SayAsync("carol", "没学 出差");
        await bot.SayAsync("bob", "请假 本周 出差");
        await bot.SayAsync("carol", "请假 本周 出差");

        await bot.SayAsync("alice", "准假 鲍勃");
        Assert.Contains("第37周（原来是没学）记为请假", await bot.SayAsync("alice", "准假 卡萝"));
        await bot.SettleAsync();

        Assert.Equal(Outcome.OnTime, await bot.OutcomeOfAsync("bob"));
        Assert.Equal(Outcome.Excused, await bot.OutcomeOfAsync("carol"));
        Assert.Contains(bot.PushesTo("carol"), push => push.Contains("原来是没学", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_topic_that_is_past_due_is_excused_when_its_due_day_lies_within_the_leave()
    {
        await using var bot = await StartWithTopicAsync();
        await bot.AdvanceToAsync("2026-09-12 10:00");
        await bot.SayAsync("bob", "请假 本周 住院");

        await bot.SayAsync("alice", "准假 鲍勃");

        Assert.Equal(Outcome.Excused, await bot.OutcomeOfAsync("bob"));
    }

    [Fact]
    public async Task A_leave_that_ends_before_the_due_day_excuses_nothing()
    {
        await using var bot = await StartWithTopicAsync();
        await bot.SayAsync("bob", "请假 9月8日至9月10日 出差");

        Assert.DoesNotContain("记为请假", await bot.SayAsync("alice", "准假 鲍勃"));
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
    }

    [Fact]
    public async Task Whoever_comes_second_is_told_who_decided_and_what()
    {
        await using var bot = await StartWithTopicAsync();
        await bot.PeopleAsync("amy 艾米 一支部 liaison");
        await bot.SayAsync("bob", "请假 本周 出差");
        await bot.SayAsync("alice", "不准 鲍勃");

        var second = await bot.SayAsync("amy", "准假 鲍勃");

        Assert.All(["艾丽", "不准", "9月7日"], word => Assert.Contains(word, second));
        Assert.Equal(LeaveState.Refused, (await bot.AskStoreAsync(db => db.Leaves.SingleAsync())).State);
    }

    [Fact]
    public async Task Two_who_decide_at_once_decide_once()
    {
        await using var bot = await StartWithTopicAsync();
        await bot.PeopleAsync("amy 艾米 一支部 liaison");
        await bot.SayAsync("bob", "请假 本周 出差");

        var answers = await Task.WhenAll(bot.SayAsync("alice", "准假 鲍勃"), bot.SayAsync("amy", "不准 鲍勃"));

        Assert.Single(answers, answer => answer.Contains("已由", StringComparison.Ordinal));
        Assert.Equal(1, await bot.AskStoreAsync(db => db.Outbox.CountAsync(m => m.Key.EndsWith(":decided"))));
    }

    [Fact]
    public async Task Only_the_own_groups_liaison_decides()
    {
        await using var bot = await StartWithTopicAsync();
        await bot.SayAsync("bob", "请假 本周 出差");
        var id = (await bot.AskStoreAsync(db => db.Leaves.SingleAsync())).Id;

        Assert.DoesNotContain("鲍勃", await bot.SayAsync("dave", $"准假 #{id}"));
        Assert.Contains("没有等您答复", await bot.SayAsync("dave", "准假 鲍勃"));
        Assert.Contains("联络员", await bot.SayAsync("chief", "准假 鲍勃"));
        Assert.Contains("联络员", await bot.SayAsync("carol", "准假 鲍勃"));
        Assert.Equal(LeaveState.Asked, (await bot.AskStoreAsync(db => db.Leaves.SingleAsync())).State);
    }

    [Fact]
    public async Task An_admin_decides_for_the_liaison_and_nobody_for_themselves()
    {
        await using var bot = await StartWithTopicAsync();
        await bot.SayAsync("alice", "请假 本周 出差");

        Assert.Contains("自己", await bot.SayAsync("alice", "准假 艾丽"));
        Assert.Contains("已准假", await bot.SayAsync("boss", "准假 艾丽"));
        Assert.Equal(Outcome.Excused, await bot.OutcomeOfAsync("alice"));
    }

    [Fact]
    public async Task Without_a_name_or_with_a_shared_one_it_is_asked_back_and_nothing_decided()
    {
        await using var bot = await StartWithTopicAsync();
        await bot.PeopleAsync("bob2 鲍勃 一支部");
        await bot.SayAsync("bob", "请假 本周 出差");
        await bot.SayAsync("bob2", "请假 下周 休假");

        Assert.Contains("鲍勃", await bot.SayAsync("alice", "准假"));
        var which = await bot.SayAsync("alice", "准假 鲍勃");

        Assert.Equal(2, which.Split('\n').Count(line => line.Contains("准假 #", StringComparison.Ordinal)));
        Assert.Equal(2, await bot.AskStoreAsync(db => db.Leaves.CountAsync(l => l.State == LeaveState.Asked)));
        Assert.Contains("已准假", await bot.SayAsync("alice", "准假 bob2"));
    }

    [Fact]
    public async Task A_leave_that_was_taken_back_needs_no_answer()
    {
        await using var bot = await StartWithTopicAsync();
        await bot.SayAsync("bob", "请假 本周 出差");
        await bot.SettleAsync();
        await bot.SayAsync("bob", "撤回");

        Assert.Equal("本人已撤回", await bot.PressAsync("alice", "准假"));
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
    }

    [Fact]
    public async Task A_granted_leave_is_taken_back_and_what_it_excused_is_owed_again()
    {
        await using var bot = await StartWithTopicAsync();
        await bot.SayAsync("carol", "没学 出差");
        await bot.SayAsync("bob", "请假 本周 出差");
        await bot.SayAsync("carol", "请假 本周 出差");
        await bot.SayAsync("alice", "准假 鲍勃");
        await bot.SayAsync("alice", "准假 卡萝");

        Assert.Contains("第37周现在是未报", await bot.SayAsync("bob", "撤回"));
        Assert.Contains("第37周现在是没学", await bot.SayAsync("carol", "撤回"));
        await bot.SettleAsync();

        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
        Assert.Equal(Outcome.NotStudied, await bot.OutcomeOfAsync("carol"));
        Assert.Contains(bot.PushesTo("alice"), push => push.Contains("收回了已准的请假", StringComparison.Ordinal) && push.Contains("鲍勃", StringComparison.Ordinal));
        Assert.Equal(3, await bot.AskStoreAsync(db => db.ParticipationEntries.CountAsync(e => e.To != Outcome.Excused)));
        Assert.Empty(bot.WeCom.Violations);
    }

    [Theory]
    [InlineData("鲍勃，不批准")]
    [InlineData("鲍勃的假我没同意")]
    [InlineData("鲍勃 不能批")]
    [InlineData("鲍勃请假还不能同意")]
    public async Task A_no_in_own_words_never_grants_and_is_asked_about(string no)
    {
        await using var bot = await StartWithTopicAsync();
        await bot.SayAsync("bob", "请假 本周 装修");
        Assert.Contains("不准 鲍勃 9月7日", await bot.SayAsync("alice", no));
        Assert.Equal(1, await bot.AskStoreAsync(db => db.Leaves.CountAsync(l => l.State == LeaveState.Asked)));

        Assert.Contains("已答复不准：鲍勃", await bot.SayAsync("alice", "是"));
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
    }

    [Theory]
    [InlineData("同意")]
    [InlineData("可以")]
    public async Task Agreeing_where_somebody_would_be_turned_down_decides_nothing(string said)
    {
        await using var bot = await StartWithTopicAsync();
        await bot.SayAsync("bob", "请假 本周 装修");
        Assert.Contains("会马上告诉本人", await bot.SayAsync("alice", "不准"));

        await bot.SayAsync("alice", said);
        Assert.Equal(LeaveState.Asked, (await bot.AskStoreAsync(db => db.Leaves.SingleAsync())).State);
    }

    [Fact]
    public async Task A_no_with_a_yes_behind_the_name_is_asked_about()
    {
        await using var bot = await StartWithTopicAsync();
        await bot.SayAsync("bob", "请假 本周 装修");
        Assert.Contains("会马上告诉本人", await bot.SayAsync("alice", "不准 鲍勃 没问题"));
        Assert.Equal(LeaveState.Asked, (await bot.AskStoreAsync(db => db.Leaves.SingleAsync())).State);
    }

    [Theory]
    [InlineData("准假 鲍勃 先缓缓")]
    [InlineData("准假 鲍勃 再等一等")]
    [InlineData("准假 鲍勃 我先问问主任")]
    [InlineData("准假 鲍勃 驳回")]
    [InlineData("准假 鲍勃，暂不同意")]
    public async Task A_yes_with_a_no_behind_it_is_asked_about(string said)
    {
        await using var bot = await StartWithTopicAsync();
        await bot.SayAsync("bob", "请假 本周 装修");
        Assert.Contains("听着像不准，先没有答复", await bot.SayAsync("alice", said));

        await bot.SayAsync("alice", "不");
        Assert.Equal(LeaveState.Asked, (await bot.AskStoreAsync(db => db.Leaves.SingleAsync())).State);
    }

    [Theory]
    [InlineData("鲍勃的先不批")]
    [InlineData("鲍勃 不同意")]
    public async Task A_no_to_whose_leave_it_is_about_grants_nothing(string no)
    {
        await using var bot = await StartWithTopicAsync();
        await bot.SayAsync("bob", "请假 本周 装修");
        await bot.SayAsync("carol", "请假 本周 探亲");
        await bot.SayAsync("alice", "准假");

        Assert.Contains("不准 鲍勃", await bot.SayAsync("alice", no));
        Assert.Equal(2, await bot.AskStoreAsync(db => db.Leaves.CountAsync(l => l.State == LeaveState.Asked)));
    }

    private static async Task<Bot> StartWithTopicAsync()
    {
        var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");
        return bot;
    }
}
