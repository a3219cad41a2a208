using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Notices;

/// <summary>A topic and two notices wait: a sentence that names a notice is of that one, wherever its number stands.</summary>
public sealed class NamedNoticeTests
{
    [Theory]
    [InlineData("传2刚看完了")]
    [InlineData("传2我已经读过了，谢谢")]
    [InlineData("读完了传2")]
    [InlineData("看完传2了")]
    [InlineData("好的，传2看了，写得很清楚")]
    [InlineData("把传2的文件都看了")]
    [InlineData("已读传2并看完")]
    [InlineData("传2已知悉")]
    public async Task It_is_recorded_as_read_whichever_way_round_it_is_said(string words)
    {
        await using var bot = await StartAsync();

        Assert.Equal("传2《值班表》已阅。", await bot.SayAsync("bob", words));
        Assert.Equal(0, await bot.AnsweredTopicsAsync());
    }

    [Fact]
    public async Task Several_that_are_named_are_all_recorded()
    {
        await using var bot = await StartAsync();

        Assert.Equal("传1《防汛预案》已阅。\n传2《值班表》已阅。", await bot.SayAsync("carol", "我看过传1、传2了"));
    }

    [Theory]
    [InlineData("传2学完了")]
    [InlineData("学习了传2")]
    [InlineData("刚学完传2了，谢谢")]
    public async Task Studying_is_no_reading_and_no_answer_to_the_topic_either(string words)
    {
        await using var bot = await StartAsync();

        await bot.AnswersAsync("bob", words, "没有记成已学：传2 是传达，看过了请发 已阅 传2");
        await bot.SayAsync("bob", "是");
        Assert.Equal(0, await bot.AnsweredTopicsAsync());
    }

    [Theory]
    [InlineData("门卫把传2看完了")]
    [InlineData("传2看了一半")]
    [InlineData("还没看传2")]
    [InlineData("传2看了，传1还没看")]
    [InlineData("传2看完了吗")]
    public async Task What_does_not_say_so_plainly_shows_the_notice_and_a_yes_behind_it_records_nothing(string words)
    {
        await using var bot = await StartAsync();

        await bot.AnswersAsync("bob", words, "您：待阅，看完发 已阅 传2");
        await bot.SayAsync("bob", "是");
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Participations.CountAsync(p => p.Outcome == Outcome.OnTime)));
    }

    [Theory]
    [InlineData("传2多少人看了")]
    [InlineData("传2完成率怎么样")]
    [InlineData("传2阅读情况")]
    [InlineData("现在传2几个人没阅")]
    public async Task A_question_about_it_gets_its_figures_and_none_of_the_topic(string words)
    {
        await using var bot = await StartAsync();

        Assert.StartsWith("传2 应阅 6：已阅 0，未阅 6", await bot.SayAsync("chief", words), StringComparison.Ordinal);
        Assert.StartsWith("传2 本组应阅 3：已阅 0，未阅 3", await bot.SayAsync("alice", words), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_who_has_not_read_hears_that_names_are_not_shown()
    {
        await using var bot = await StartAsync();

        var answer = await bot.SayAsync("alice", "本组还有谁没看传2");
        Assert.StartsWith("传2 本组应阅 3", answer, StringComparison.Ordinal);
        Assert.EndsWith("谁看了、谁没看不列名字，只有人数。", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("学完了，上传2份心得")]
    [InlineData("已学 宣传3个先进很有启发")]
    public async Task What_only_looks_like_a_number_shows_no_notice(string words)
    {
        await using var bot = await StartAsync();

        await bot.AnswersWithoutAsync("bob", words, "值班表");
    }

    private static async Task<Bot> StartAsync()
    {
        var bot = await Bot.StartWithTopicAsync("2026-09-08 10:10");
        await bot.DoAsync("chief", "传达 防汛预案");
        await bot.DoAsync("chief", "传达 值班表");
        return bot;
    }
}
