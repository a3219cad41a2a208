using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Notices;

public sealed class NoticeSentenceTests
{
    [Theory]
    [InlineData("bob", "全部已阅")]
    [InlineData("bob", "都已读")]
    [InlineData("bob", "已阅通知")]
    [InlineData("carol", "通知已阅")]
    [InlineData("carol", "通知收到，谢谢")]
    [InlineData("carol", "通知我看过了")]
    [InlineData("alice", "通知收到了")]
    [InlineData("alice", "通知都看了")]
    [InlineData("bob", "阅悉")]
    [InlineData("carol", "好的，已收悉")]
    [InlineData("carol", "已悉，谢谢")]
    [InlineData("bob", "传阅完毕")]
    [InlineData("bob", "已阅 防汛")]
    [InlineData("carol", "已阅 《防汛预案》的通知")]
    public async Task It_is_the_notice_that_was_read_and_neither_the_weeks_topic_nor_a_new_notice(string who, string words)
    {
        await using var bot = await StartAsync();

        Assert.Equal("传1《防汛预案》已阅。", await bot.SayAsync(who, words));
        Assert.Equal(0, await bot.AnsweredTopicsAsync());
        await bot.SayAsync(who, "好");
        Assert.Equal(1, await bot.AskStoreAsync(db => db.AllTopics.CountAsync(t => t.Sort == TopicSort.Notice)));
    }

    [Theory]
    [InlineData("全部已阅")]
    [InlineData("我已阅")]
    [InlineData("通知已读")]
    public async Task With_no_notice_open_nothing_is_recorded(string words)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:10");

        await bot.AnswersWithoutAsync("bob", words, "已记下：");
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
    }

    [Theory]
    [InlineData("传1没看")]
    [InlineData("传1还没阅")]
    [InlineData("没看 传1")]
    [InlineData("传1 已阅，但没看懂")]
    public async Task What_was_not_read_is_shown_and_says_nothing_of_the_topic(string words)
    {
        await using var bot = await StartAsync();

        Assert.Contains("您：待阅，看完发 已阅 传1", await bot.SayAsync("bob", words));
        await bot.SayAsync("bob", "是");
        Assert.Equal(0, await bot.AnsweredTopicsAsync());
    }

    [Theory]
    [InlineData("已读传1，传2还没看")]
    [InlineData("已阅 传1 传2没有看")]
    [InlineData("已阅 传2以外的")]
    [InlineData("已阅 传1 的一半")]
    [InlineData("传1 已阅，传2 后天看")]
    public async Task Words_that_deny_or_limit_record_none_and_say_so(string words)
    {
        await using var bot = await StartAsync();
        await bot.DoAsync("chief", "传达 值班表");

        Assert.Contains("没有记下", await bot.SayAsync("bob", words));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Participations.CountAsync(p => p.Outcome == Outcome.OnTime)));
    }

    [Theory]
    [InlineData("已阅 传1，没有意见")]
    [InlineData("已阅 传1，按要求落实")]
    public async Task A_remark_that_denies_nothing_does_no_harm(string words)
    {
        await using var bot = await StartAsync();

        Assert.Equal("传1《防汛预案》已阅。", await bot.SayAsync("carol", words));
    }

    [Theory]
    [InlineData("通知谁没看")]
    [InlineData("谁还没看通知")]
    [InlineData("通知看了吗")]
    [InlineData("我没看到通知")]
    [InlineData("通知清单 情况")]
    [InlineData("传达清单汇总")]
    [InlineData("通知清单怎么样了")]
    [InlineData("通知阅读情况")]
    [InlineData("传达的进度")]
    public async Task A_question_about_notices_gets_their_list(string words)
    {
        await using var bot = await StartAsync();

        Assert.StartsWith("通知清单", await bot.SayAsync("alice", words), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("通知已转发到群里")]
    [InlineData("通知收到，马上布置")]
    public async Task What_was_done_with_one_is_no_title_of_another(string words)
    {
        await using var bot = await StartAsync();

        await bot.AnswersWithoutAsync("alice", words, "还没有发");
    }

    [Theory]
    [InlineData("两份都看完了")]
    [InlineData("两个都看过了，谢谢")]
    [InlineData("两份文件都读完了")]
    [InlineData("都看过了")]
    public async Task Said_of_several_while_a_notice_waits_it_is_recorded_for_neither_and_both_words_are_told(string words)
    {
        await using var bot = await StartAsync();

        await bot.AnswersAsync("carol", words, "您有 1 件传达待阅：传1 防汛预案，先没有记。传达看过了请发 已阅 传1；第37周《高质量发展》学完了请发 已学。");
        await bot.SayAsync("carol", "是");
        Assert.Equal(0, await bot.AnsweredTopicsAsync());
    }

    [Fact]
    public async Task Once_no_notice_waits_the_same_words_are_of_the_topic()
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("carol", "已阅 传1");

        await bot.AnswersAsync("carol", "都看过了", "已记下：第37周");
    }

    private static async Task<Bot> StartAsync()
    {
        var bot = await Bot.StartWithTopicAsync("2026-09-08 10:10");
        await bot.DoAsync("chief", "传达 防汛预案");
        return bot;
    }
}
