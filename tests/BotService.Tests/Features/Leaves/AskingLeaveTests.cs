using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Leaves;

public sealed class AskingLeaveTests
{
    [Fact]
    public async Task Whoever_asks_names_days_and_reason_and_the_liaison_gets_a_card_at_once()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 09:00");
        await bot.UsualPeopleAsync();

        Assert.Contains("9月8日 周二至9月10日 周四", await bot.SayAsync("bob", "请假 9月8日至9月10日 出差"));
        await bot.SettleAsync();

        var card = Assert.Single(bot.PushesTo("alice"));
        Assert.All(["鲍勃", "一支部", "9月8日", "出差", "准假", "不准"], word => Assert.Contains(word, card));
        Assert.Empty(bot.PushesTo("carol"));
        Assert.Empty(bot.PushesTo("chief"));
        Assert.Equal(LeaveState.Asked, (await bot.AskStoreAsync(db => db.Leaves.SingleAsync())).State);
        Assert.Empty(bot.WeCom.Violations);
    }

    [Fact]
    public async Task Without_days_it_is_until_the_due_day_of_the_topic_that_is_owed()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-08 10:00");

        Assert.Contains("9月8日 周二至9月11日 周五", await bot.SayAsync("bob", "请假 出差"));
    }

    [Fact]
    public async Task Without_days_and_without_a_topic_it_is_this_week()
    {
        await using var bot = await Bot.StartAsync("2026-09-09 10:00");
        await bot.UsualPeopleAsync();

        Assert.Contains("9月7日 周一至9月13日 周日", await bot.SayAsync("bob", "请假 探亲"));
    }

    [Theory]
    [InlineData("请假", "原因")]
    [InlineData("请假 明天", "原因")]
    [InlineData("请假 2月30日 出差", "2026 年没有 2月30日")]
    [InlineData("请假 3天 出差", "请 3天，从哪天起")]
    [InlineData("请假 9月1日至9月3日 出差", "已经过去")]
    [InlineData("请假 9月8日至12月31日 进修", "92 天")]
    public async Task What_is_missing_or_impossible_is_asked_back(string words, string answer)
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();

        Assert.Contains(answer, await bot.SayAsync("bob", words));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Leaves.CountAsync()));
    }

    [Fact]
    public async Task Asking_twice_for_the_same_days_asks_once()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();

        await bot.SayAsync("bob", "请假 下周 休假");

        Assert.Contains("已经提交过", await bot.SayAsync("bob", "请假 下周 休假"));
        Assert.Equal(1, await bot.AskStoreAsync(db => db.Leaves.CountAsync()));

        await bot.SayAsync("bob", "撤回");
        Assert.Contains("已提交", await bot.SayAsync("bob", "请假 下周 休假"));
    }

    [Fact]
    public async Task A_liaisons_own_intent_and_that_of_a_group_without_a_liaison_go_to_the_admins()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 09:00");
        await bot.UsualPeopleAsync();
        await bot.PeopleAsync("frank 弗兰 三支部");

        await bot.SayAsync("alice", "请假 明天 看病");
        await bot.SayAsync("frank", "请假 明天 开会");
        await bot.SettleAsync();

        Assert.Equal(2, bot.PushesTo("chief").Count);
        Assert.Equal(2, bot.PushesTo("boss").Count);
        Assert.Empty(bot.PushesTo("alice"));
        Assert.Empty(bot.PushesTo("dave"));
    }

    [Fact]
    public async Task An_admin_who_is_not_on_the_roster_cannot_ask() =>
        await Refused("boss", "请假 明天 看病", "不在名单");

    private static async Task Refused(string who, string words, string answer)
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();

        Assert.Contains(answer, await bot.SayAsync(who, words));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Leaves.CountAsync()));
    }

    [Theory]
    [InlineData("婚假有几天？")]
    [InlineData("事假要不要交证明")]
    [InlineData("请假要提前多久说？")]
    [InlineData("休假期间还要打卡吗")]
    public async Task Whoever_asks_about_leave_has_asked_for_none(string question)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.AnswersWithoutAsync("bob", question, "已提交请假");
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Leaves.CountAsync()));
    }

    [Fact]
    public async Task A_question_that_was_a_request_after_all_is_sent_with_a_yes()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.AnswersAsync("bob", "我下周休婚假，要不要报备？", "这句像是在问请假的事，没有提交");
        await bot.AnswersAsync("bob", "是", "已提交请假");
    }

    [Theory]
    [InlineData("孩子住院了，我想请个假，可以吗")]
    [InlineData("外婆摔了，想请几天假")]
    [InlineData("这周休婚假，请个假")]
    public async Task Whoever_asks_for_leave_politely_has_asked(string words)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.AnswersAsync("bob", words, "已提交请假");
    }

    [Theory]
    [InlineData("请假 四天 陪护", "陪护")]
    [InlineData("请事假四天", "事假")]
    [InlineData("感冒发烧，请病假四天", "感冒发烧，请病假")]
    public async Task A_number_of_days_keeps_its_reason_until_the_first_day_is_said(string words, string reason)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.AnswersAsync("bob", words, "请 四天，从哪天起");
        await bot.AnswersAsync("bob", "明天", "已提交请假：9月9日 周三至9月12日 周六");
        Assert.Equal(reason, await bot.AskStoreAsync(db => db.Leaves.Select(l => l.Reason).SingleAsync()));
    }
}
