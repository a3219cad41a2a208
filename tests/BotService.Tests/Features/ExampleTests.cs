using System.Text.RegularExpressions;
using BotService.Tests.Harness;

namespace BotService.Tests.Features;

/// <summary>An example that an answer shows can be sent as it stands, whatever day it is.</summary>
public sealed class ExampleTests
{
    [Theory]
    [InlineData("2026-03-03 10:00", "chief", "征求意见 没有日子", "征求意见 .+ \\d+月\\d+日", "征1 已开，3月23日截止")]
    [InlineData("2026-12-15 10:00", "chief", "征求意见", "征求意见 .+ \\d+月\\d+日", "征1 已开，1月4日截止")]
    [InlineData("2026-03-03 10:00", "alice", "交接", "交接 王伟 至 \\d+月\\d+日", "由 王伟 代您联络，到 3月10日")]
    [InlineData("2026-12-15 10:00", "alice", "交接 某某某 至 月底", "交接 王伟 至 \\d+月\\d+日", "由 王伟 代您联络，到 12月22日")]
    [InlineData("2026-03-03 10:00", "chief", "提醒预览 那天", "提醒预览 \\d+月\\d+日", "3月5日 周四")]
    [InlineData("2026-05-06 10:00", "deng", "请假 下个月 出差", "请假 \\d+月\\d+日至\\d+月\\d+日 出差", "已提交请假：5月11日 周一至5月15日 周五")]
    [InlineData("2026-05-06 10:00", "deng", "请假 下个月 出差", "请假 第\\d+周 培训", "已提交请假：5月11日 周一至5月17日 周日")]
    [InlineData("2026-03-03 10:00", "deng", "述学 随便", "述学 第\\d+周", "一支部：第10周")]
    [InlineData("2026-03-03 10:00", "alice", "述学 安排 随便", "述学 安排 第\\d+周 邓睿", "第11周")]
    [InlineData("2026-03-03 10:00", "chief", "统计 《没有的主题》", "统计 第\\d+周", "第10周")]
    [InlineData("2026-05-06 10:00", "chief", "统计 本季度", "统计 \\d+月\\d+日", "第19周")]
    public async Task What_an_answer_shows_as_an_example_is_taken(string now, string who, string words, string example, string taken)
    {
        await using var bot = await Bot.StartAsync(now);
        await bot.PeopleAsync("alice 艾丽 一支部 liaison", "wangwei 王伟 一支部", "deng 邓睿 一支部", "chief 程序 局党组 admin");
        await bot.PlanTopicAsync(now.StartsWith("2026-03", StringComparison.Ordinal) ? "2026-W10" : now.StartsWith("2026-05", StringComparison.Ordinal) ? "2026-W19" : "2026-W51");
        await bot.AdvanceToAsync($"{now[..^2]}10");

        var shown = Regex.Match(await bot.SayAsync(who, words), example);

        Assert.True(shown.Success, words);
        Assert.Contains(taken, await bot.SayAsync(who, shown.Value), StringComparison.Ordinal);
    }
}
