using System.Text.RegularExpressions;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Consultations;

public sealed class AnswerNumberTests
{
    [Theory]
    [InlineData("答复 {0}、{1} 已报修")]
    [InlineData("答复 {0}和{1} 已报修")]
    [InlineData("答复 {0} {1} 已报修")]
    [InlineData("答复 编{0}，编{1} 已报修")]
    public async Task Two_numbers_answer_neither(string words)
    {
        await using var bot = await StartAsync();
        var (one, other) = await NumbersAsync(bot);

        Assert.Contains("一次答复一条", await bot.SayAsync("chief", words.Replace("{0}", one, StringComparison.Ordinal).Replace("{1}", other, StringComparison.Ordinal)));
        Assert.Equal(2, await bot.AskStoreAsync(db => db.Opinions.CountAsync(o => o.End == null)));
    }

    [Fact]
    public async Task A_figure_behind_the_number_is_part_of_the_answer()
    {
        await using var bot = await StartAsync();
        var (one, _) = await NumbersAsync(bot);

        Assert.Contains("已答复", await bot.SayAsync("chief", $"答复 {one}，3 盏灯已换"));
        Assert.Equal("3 盏灯已换", await bot.AskStoreAsync(db => db.Opinions.Where(o => o.End != null).Select(o => o.AnswerText).SingleAsync()));
    }

    [Fact]
    public async Task The_number_is_written_as_the_list_writes_it()
    {
        await using var bot = await StartAsync();
        var (one, _) = await NumbersAsync(bot);

        Assert.Contains($"已答复编{one}", await bot.SayAsync("chief", $"答复编{one} 已报修"));
    }

    [Theory]
    [InlineData("答复{0}已报修", "已答复编")]
    [InlineData("答复意见{0} 已报修", "已答复编")]
    [InlineData("答复{0}转问题", "问1 楼道灯坏了")]
    [InlineData("答复{0}不采纳 物业下月统一更换", "已答复编")]
    public async Task The_number_may_follow_the_word_without_a_space(string words, string answer)
    {
        await using var bot = await StartAsync();
        var (one, _) = await NumbersAsync(bot);

        await bot.AnswersAsync("chief", words.Replace("{0}", one, StringComparison.Ordinal), answer);
        Assert.Equal(1, await bot.AskStoreAsync(db => db.Opinions.CountAsync(o => o.End != null)));
    }

    [Fact]
    public async Task The_round_may_be_named_before_the_answer()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("chief", "征求意见 对值班的意见 9月18日");
        await bot.SayAsync("carol", "意见 夜班太密");
        var number = Regex.Match(await bot.SayAsync("chief", "征1"), "编(\\d+) [^\\n]*夜班").Groups[1].Value;

        await bot.AnswersAsync("chief", $"征1 答复 {number} 下月起轮换", $"已答复编{number}");
        Assert.Equal("下月起轮换", await bot.AskStoreAsync(db => db.Opinions.Select(o => o.AnswerText).SingleAsync()));
    }

    [Theory]
    [InlineData("答复3条意见了")]
    [InlineData("答复2026年的意见")]
    public async Task What_only_counts_names_no_opinion(string words)
    {
        await using var bot = await StartAsync();

        await bot.AnswersWithoutAsync("chief", words, "没有编");
    }

    [Fact]
    public async Task Whoever_signed_it_sees_what_becomes_of_the_problem_and_a_colleague_of_another_group_does_not()
    {
        await using var bot = await StartAsync();
        var (one, _) = await NumbersAsync(bot);
        await bot.SayAsync("chief", $"答复 {one} 转问题");

        Assert.Contains("楼道灯坏了", await bot.SayAsync("bob", "问1"));
        Assert.Contains("没有问1", await bot.SayAsync("erin", "问1"));
    }

    private static async Task<(string One, string Other)> NumbersAsync(Bot bot)
    {
        var list = await bot.SayAsync("chief", "意见");
        return (Regex.Match(list, "编(\\d+) [^\\n]*楼道").Groups[1].Value, Regex.Match(list, "编(\\d+) [^\\n]*空调").Groups[1].Value);
    }

    private static async Task<Bot> StartAsync()
    {
        var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("bob", "意见 楼道灯坏了");
        await bot.SayAsync("erin", "匿名意见 空调太响");
        return bot;
    }
}
