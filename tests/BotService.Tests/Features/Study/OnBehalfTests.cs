using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Study;

/// <summary>What is recorded for others goes to the topic that was named, and to none by guess.</summary>
public sealed class OnBehalfTests
{
    [Fact]
    public async Task A_title_behind_the_answer_is_the_topic()
    {
        await using var bot = await TwoTopicsAsync();
        Assert.Contains("第37周 补学", await bot.SayAsync("alice", "代录 鲍勃 已学 《调查研究》 电话告知"), StringComparison.Ordinal);
        Assert.Equal("Late Pending", await bot.OutcomesOfAsync("bob"));
        Assert.Contains("没有可以代录的主题", await bot.SayAsync("alice", "代录 鲍勃 已学 《别的》 电话告知"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_open_topics_it_is_asked_which_and_the_number_answers()
    {
        await using var bot = await TwoTopicsAsync();
        var asked = await bot.SayAsync("alice", "代录 鲍勃 已学 电话告知");
        Assert.All(["代录哪一个", "第37周《调查研究》", "第38周《学习贯彻》"], part => Assert.Contains(part, asked, StringComparison.Ordinal));
        Assert.Equal("Pending Pending", await bot.OutcomesOfAsync("bob"));

        Assert.Contains("鲍勃 第38周 按时", await bot.SayAsync("alice", "2"), StringComparison.Ordinal);
        Assert.Equal("Pending OnTime", await bot.OutcomesOfAsync("bob"));

        // One is left, so that one is meant.
        Assert.Contains("鲍勃 第37周 没学", await bot.SayAsync("alice", "代录 鲍勃 没学 一直出差"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("代录 鲍勃 上周 已学 出差才补的")]
    [InlineData("代录 鲍勃 第37周 学完了 出差才补的")]
    [InlineData("代录 鲍勃 上周的 已学 出差才补的")]
    [InlineData("代录 鲍勃 《调查研究》 已学 出差才补的")]
    public async Task The_topic_may_stand_before_the_answer(string said)
    {
        await using var bot = await TwoTopicsAsync();
        await bot.AnswersAsync("alice", said, "第37周 补学");
        Assert.Equal("Late Pending", await bot.OutcomesOfAsync("bob"));
        Assert.Equal("出差才补的", await bot.AskStoreAsync(db => db.Participations.Where(p => p.Member!.UserKey == "bob" && p.Remark != null).Select(p => p.Remark).SingleAsync()));
    }

    [Theory]
    [InlineData("代录 鲍勃 已学 第37周、第38周 出差")]
    [InlineData("代录 鲍勃 已学 上周和这周 出差")]
    public async Task Two_weeks_at_once_are_not_recorded_in_half(string said)
    {
        await using var bot = await TwoTopicsAsync();
        await bot.AnswersAsync("alice", said, "一次只能代录一周");
        Assert.Equal("Pending Pending", await bot.OutcomesOfAsync("bob"));
    }

    [Theory]
    [InlineData("1", "第37周")]
    [InlineData("上周的", "第37周")]
    [InlineData("2", "第38周")]
    public async Task Which_topic_the_group_is_reminded_of_is_chosen_and_the_own_study_is_not_touched(string choice, string week)
    {
        await using var bot = await TwoTopicsAsync();
        await bot.SayAsync("alice", "已学 第38周");
        await bot.AnswersAsync("alice", "催办", "催办哪一个");

        var asked = await bot.SayAsync("alice", choice);
        Assert.Contains("还没有发出", asked, StringComparison.Ordinal);
        Assert.Contains($"{week}《", asked, StringComparison.Ordinal);
        Assert.Equal(1, await bot.AskStoreAsync(db => db.ParticipationEntries.CountAsync(e => db.Members.Any(m => m.Id == e.MemberId && m.UserKey == "alice"))));
        Assert.Contains("已催办", await bot.SayAsync("alice", "是"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_of_a_topic_that_is_not_the_named_one_is_not_set()
    {
        await using var bot = await TwoTopicsAsync();
        Assert.Contains("不用做什么", await bot.SayAsync("alice", "我来跟进 《别的主题》"), StringComparison.Ordinal);
        Assert.Contains("不用做什么", await bot.SayAsync("alice", "催办 《别的主题》"), StringComparison.Ordinal);
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Holds.CountAsync()));
    }

    private static async Task<Bot> TwoTopicsAsync()
    {
        var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync("2026-W37", "调查研究", lateUntil: "2026-09-20 20:00");
        await bot.PlanTopicAsync("2026-W38", "学习贯彻");
        await bot.AdvanceToAsync("2026-09-15 10:00");
        return bot;
    }
}
