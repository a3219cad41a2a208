using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Commands.Understanding;

/// <summary>What waits for an answer gets it and nothing else does: no 是 is taken for an answer to the week's topic.</summary>
public sealed class PendingQuestionTests
{
    [Theory]
    [InlineData("未报")]
    [InlineData("进度")]
    [InlineData("帮助")]
    [InlineData("没学的有谁")]
    [InlineData("我的")]
    public async Task Another_full_command_ends_the_question_and_what_would_answer_it_is_told_so(string look)
    {
        await using var bot = await OnTuesdayAsync();
        await bot.SayAsync("alice", "催办");
        await bot.SayAsync("alice", look);

        Assert.Contains("（催办）已经不再等答复，没有办，也没有记", await bot.SayAsync("alice", "确认"));
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("alice"));
    }

    [Theory]
    [InlineData("确认")]
    [InlineData("1")]
    [InlineData("好的")]
    [InlineData("是")]
    public async Task An_answer_that_comes_too_late_is_told_so_and_records_nothing(string late)
    {
        await using var bot = await OnTuesdayAsync();
        await bot.SayAsync("alice", "催办");
        await bot.AdvanceToAsync("2026-09-08 10:22");

        Assert.Contains("已经不再等答复", await bot.SayAsync("alice", late));
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("alice"));
        Assert.DoesNotContain("已经不再等答复", await bot.SayAsync("alice", late));
    }

    [Theory]
    [InlineData("已学")]
    [InlineData("学完了")]
    public async Task Whoever_says_that_it_is_studied_is_recorded_whatever_waited(string said)
    {
        await using var bot = await OnTuesdayAsync();
        await bot.SayAsync("alice", "催办");
        await bot.AdvanceToAsync("2026-09-08 10:22");

        Assert.Contains("已记下", await bot.SayAsync("alice", said));
        Assert.Equal(Outcome.OnTime, await bot.OutcomeOfAsync("alice"));
    }

    [Fact]
    public async Task A_day_later_1_is_the_answer_to_the_topic_again()
    {
        await using var bot = await OnTuesdayAsync();
        await bot.SayAsync("alice", "催办");
        await bot.AdvanceToAsync("2026-09-09 10:22");

        await bot.SayAsync("alice", "1");
        Assert.Equal(Outcome.OnTime, await bot.OutcomeOfAsync("alice"));
    }

    [Theory]
    [InlineData("关闭")]
    [InlineData("发布")]
    [InlineData("作废")]
    [InlineData("是？")]
    [InlineData("确认?")]
    [InlineData("发吧？")]
    public async Task The_word_of_another_command_and_a_question_are_not_yes(string said)
    {
        await using var bot = await OnTuesdayAsync();
        await bot.SayAsync("alice", "催办");

        Assert.DoesNotContain("已催办", await bot.SayAsync("alice", said));
        await bot.SettleAsync();
        Assert.Equal(["09-07 09:07"], bot.TimesFor("bob"));
    }

    [Theory]
    [InlineData("催办")]
    [InlineData("发吧")]
    [InlineData("确认发出")]
    [InlineData("确认催办")]
    [InlineData("1")]
    public async Task Every_way_to_say_yes_to_it_sends_it(string yes)
    {
        await using var bot = await OnTuesdayAsync();
        await bot.SayAsync("alice", "催办");
        var reply = await bot.SayAsync("alice", yes);
        Assert.Contains(yes == "催办" ? "催办" : "已催办", reply);
    }

    [Theory]
    [InlineData("关闭 《第一个主题》")]
    [InlineData("关闭 《第一个》")]
    public async Task A_topic_is_closed_by_its_title(string said)
    {
        await using var bot = await OnTuesdayAsync();
        Assert.Contains("第37周", await bot.SayAsync("chief", said));
        Assert.Contains("没有叫《别的》的主题", await bot.SayAsync("chief", "关闭 《别的》"));
    }

    [Fact]
    public async Task What_is_about_to_be_published_is_sent_on_its_way_by_the_word_for_sending()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ("Organisation:Admins:0", "chief"));
        await bot.UsualPeopleAsync();
        await bot.SayAsync("chief", "发布 依法行政 周四17:30");

        await bot.SayAsync("chief", "发吧");
        Assert.True(await bot.AskStoreAsync(db => db.Topics.AnyAsync(t => t.Title == "依法行政")));
    }

    [Fact]
    public async Task What_sends_nothing_is_not_done_by_the_word_for_sending()
    {
        await using var bot = await OnTuesdayAsync();
        await bot.SayAsync("chief", "关闭 《第一个主题》");

        await bot.SayAsync("chief", "发吧");
        Assert.Null(await bot.AskStoreAsync(db => db.Topics.Select(t => t.ClosedAt).SingleAsync()));
    }

    private static async Task<Bot> OnTuesdayAsync()
    {
        var bot = await Bot.StartAsync("2026-09-07 08:00", ("Organisation:Admins:0", "chief"));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync("2026-W37", "第一个主题");
        await bot.AdvanceToAsync("2026-09-08 10:11");
        return bot;
    }
}
