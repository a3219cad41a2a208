using BotService.Tests.Harness;

namespace BotService.Tests.Features.Topics;

public sealed class CloseTests
{
    [Fact]
    public async Task A_closed_topic_takes_no_answers_sends_no_reminders_and_keeps_its_figures()
    {
        await using var bot = await StartAsync("2026-09-07 09:10");
        await bot.SayAsync("bob", "已学");

        Assert.Contains("已关闭：第37周《高质量发展》", await bot.SayAsync("chief", "关闭 第37周"));

        Assert.DoesNotContain("按时学完", await bot.SayAsync("carol", "已学"));
        Assert.Contains("按时 1", await bot.SayAsync("chief", "统计 第37周"));
        await bot.AdvanceToAsync("2026-09-14 08:00");
        Assert.Empty(bot.PushedBetween("2026-09-07 09:30", "2026-09-14 08:00"));
        Assert.Contains("已关闭，没有改动", await bot.SayAsync("chief", "关闭 第37周"));
    }

    [Fact]
    public async Task A_topic_that_was_only_planned_never_opens()
    {
        await using var bot = await StartAsync("2026-09-07 09:00");

        Assert.Contains("已取消", await bot.SayAsync("boss", "关闭 本周"));
        await bot.AdvanceToAsync("2026-09-07 12:00");

        Assert.Empty(bot.PushesTo("bob"));
    }

    [Theory]
    [InlineData("chief", "关闭", "请说明是哪一周")]
    [InlineData("chief", "关闭 第40周", "没有主题")]
    [InlineData("chief", "关闭 第37周 到周日", "没有改动")]
    [InlineData("alice", "关闭 第37周", "管理员")]
    public async Task What_is_unclear_or_not_allowed_closes_nothing(string who, string words, string answer)
    {
        await using var bot = await StartAsync("2026-09-07 09:10");

        Assert.Contains(answer, await bot.SayAsync(who, words));
        Assert.Contains("按时", await bot.SayAsync("bob", "已学"));
    }

    private static async Task<Bot> StartAsync(string now)
    {
        var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync(now);
        return bot;
    }
}
