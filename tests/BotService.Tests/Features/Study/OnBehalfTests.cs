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
        Assert.Equal("Late Pending", await OutcomesAsync(bot));
        Assert.Contains("没有可以代录的主题", await bot.SayAsync("alice", "代录 鲍勃 已学 《别的》 电话告知"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_open_topics_it_is_asked_which_and_the_number_answers()
    {
        await using var bot = await TwoTopicsAsync();
        var asked = await bot.SayAsync("alice", "代录 鲍勃 已学 电话告知");
        Assert.All(["代录哪一个", "第37周《调查研究》", "第38周《学习贯彻》"], part => Assert.Contains(part, asked, StringComparison.Ordinal));
        Assert.Equal("Pending Pending", await OutcomesAsync(bot));

        Assert.Contains("鲍勃 第38周 按时", await bot.SayAsync("alice", "2"), StringComparison.Ordinal);
        Assert.Equal("Pending OnTime", await OutcomesAsync(bot));

        // One is left, so that one is meant.
        Assert.Contains("鲍勃 第37周 没学", await bot.SayAsync("alice", "代录 鲍勃 没学 一直出差"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_of_a_topic_that_is_not_the_named_one_is_not_set()
    {
        await using var bot = await TwoTopicsAsync();
        Assert.Contains("不用做什么", await bot.SayAsync("alice", "我来跟进 《别的主题》"), StringComparison.Ordinal);
        Assert.Contains("不用做什么", await bot.SayAsync("alice", "催办 《别的主题》"), StringComparison.Ordinal);
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Holds.CountAsync()));
    }

    private static Task<string> OutcomesAsync(Bot bot) => bot.AskStoreAsync(async db =>
        string.Join(' ', await db.Participations.Where(p => p.Member!.UserKey == "bob").OrderBy(p => p.Topic!.WeekKey).Select(p => p.Outcome).ToListAsync()));

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
