using BotService.Tests.Harness;

namespace BotService.Tests.Features.Gatherings;

public sealed class OpinionsBeforeTests
{
    [Fact]
    public async Task Only_the_rounds_that_asked_those_who_meet_are_told()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("chief", "征求意见 对支部工作的意见 9月17日 对象:支部");
        await bot.SayAsync("bob", "意见 会前材料太厚");
        await bot.SayAsync("erin", "匿名意见 谈心太少");
        await bot.SayAsync("chief", "征求意见 党组自查 9月16日 对象:党组");
        await bot.SayAsync("dave", "征求意见 二支部的值班 9月15日");

        await bot.SayAsync("alice", "开活动 三季度组织生活会");
        var closed = await bot.SayAsync("alice", "关活动");
        Assert.Contains("会前征1 收到意见 2 条；会上说了什么不存", closed);
        Assert.DoesNotContain("征2", closed);
        Assert.DoesNotContain("征3", closed);

        await bot.SayAsync("dave", "开活动 三季度组织生活会");
        Assert.Contains("会前征1 收到意见 2 条；征3 收到意见 0 条；会上说了什么不存", await bot.SayAsync("dave", "关活动"));
    }

    [Fact]
    public async Task A_round_that_was_over_when_they_last_met_is_told_no_more()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("alice", "征求意见 对学习安排的意见 9月9日");
        await bot.SayAsync("carol", "意见 课时太长");
        await bot.AdvanceToAsync("2026-09-10 10:00");
        await bot.SayAsync("alice", "开活动 九月组织生活会");
        Assert.Contains("会前征1 收到意见 1 条；", await bot.SayAsync("alice", "关活动"));

        await bot.SayAsync("alice", "开活动 补开的组织生活会");
        var again = await bot.SayAsync("alice", "关活动");
        Assert.Contains("会上说了什么不存", again);
        Assert.DoesNotContain("会前", again);
    }
}
