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
    [InlineData("请假 3天 出差", "没看懂")]
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
    public async Task A_liaisons_own_wish_and_that_of_a_group_without_a_liaison_go_to_the_admins()
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
}
