using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Leaves;

/// <summary>One answer is about one leave: what is said of somebody else decides nothing and is told to nobody.</summary>
public sealed class DecidingOneLeaveTests
{
    [Theory]
    [InlineData("卡萝的准了，鲍勃的不准，周四要值班")]
    [InlineData("准假 卡萝 鲍勃那天有会不行")]
    [InlineData("准假 卡萝 可以，鲍勃的不准")]
    public async Task One_answer_for_two_people_who_are_told_different_things_decides_nothing_and_tells_nobody(string said)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 10:00");
        await bot.SayAsync("bob", "请假 9月10日 搬家");
        await bot.SayAsync("carol", "请假 9月9日 体检");
        await bot.SayAsync("alice", "准假");

        Assert.Contains("请分开发", await bot.SayAsync("alice", said));
        await bot.SettleAsync();

        Assert.Equal(2, await bot.AskStoreAsync(db => db.Leaves.CountAsync(l => l.State == LeaveState.Asked)));
        Assert.DoesNotContain(bot.PushesTo("carol").Concat(bot.PushesTo("bob")), push => push.Contains("答复人", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_yes_behind_a_name_is_no_note_to_the_person()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 10:00");
        await bot.SayAsync("carol", "请假 9月9日 体检");
        await bot.SayAsync("bob", "请假 9月10日 搬家");
        await bot.SayAsync("alice", "准假");

        await bot.AnswersAsync("alice", "卡萝的同意", "已准假：卡萝");
        await bot.SettleAsync();

        Assert.Contains(bot.PushesTo("carol"), push => push.Contains("已准", StringComparison.Ordinal) && !push.Contains("说明", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Agreeing_belongs_to_the_leave_that_waits_and_not_to_a_question_about_something_else()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 10:00");
        Assert.Contains("要替 卡萝 代录 已学 吗", await bot.SayAsync("alice", "卡萝已学"));
        await bot.SayAsync("bob", "请假 9月10日 搬家");

        await bot.AnswersAsync("alice", "同意", "已准假：鲍勃");

        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("carol"));
    }

    [Theory]
    [InlineData("除鲍勃外全部学完")]
    [InlineData("除了鲍勃都学完了")]
    public async Task Who_is_excepted_is_never_offered_to_be_recorded(string said)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 10:00");

        Assert.DoesNotContain("要替", await bot.SayAsync("alice", said));
        await bot.SayAsync("alice", "是");

        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
    }
}
