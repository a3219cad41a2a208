using System.Text.RegularExpressions;
using BotService.Store;
using BotService.Tests.Harness;

namespace BotService.Tests.Features.StudyLists;

public sealed class StudyListFigureTests
{
    [Fact]
    public async Task A_topic_for_two_tiers_that_stands_in_two_rows_is_one()
    {
        await using var bot = await StartAsync("2026-09-07 08:00");
        await bot.PlanTopicAsync("2026-W37", "共用的", Tiers.Branch);
        await bot.PlanTopicAsync("2026-W37", "共用的", Tiers.Youth);
        await bot.PlanTopicAsync("2026-W37", "党组的", Tiers.Leadership);
        await bot.AdvanceToAsync("2026-09-08 10:00");
        await bot.SayAsync("yang", "已学");

        Assert.Contains("截至9月8日：专题 2 个（有人学过 1）", await bot.SayAsync("chief", "学习清单 统计"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_without_a_year_is_the_last_one_that_has_passed_and_one_to_come_is_refused()
    {
        await using var bot = await StartAsync("2026-09-07 08:00");
        await bot.PlanTopicAsync("2026-W37");
        await bot.AdvanceToAsync("2026-09-08 10:00");

        Assert.Contains("截至2025年10月1日：专题 0 个", await bot.SayAsync("chief", "学习清单 统计 2025年10月1日"), StringComparison.Ordinal);
        Assert.Contains("截至2月1日：专题 0 个", await bot.SayAsync("chief", "学习清单 统计 2月1日"), StringComparison.Ordinal);
        Assert.Contains("截至9月8日：专题 1 个", await bot.SayAsync("chief", "学习清单 统计 9月8日"), StringComparison.Ordinal);
        Assert.Contains("9月30日还没到，最晚截至今天（9月8日）", await bot.SayAsync("chief", "学习清单 统计 9月30日"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gathering_counts_once_it_is_closed_whether_or_not_somebody_signed_in()
    {
        await using var bot = await StartAsync("2026-09-08 09:30");
        await bot.SayAsync("chief", "开活动 下基层 主题践学");
        await bot.SayAsync("chief", "关活动");
        var code = Regex.Match(await bot.SayAsync("chief", "开活动 青年座谈 交流研学"), "签到 (\\d{4})").Groups[1].Value;
        await bot.SayAsync("yang", $"签到 {code}");

        Assert.EndsWith("集中领学 0 场、交流研学 0 场、主题践学 1 场", await bot.SayAsync("chief", "学习清单 统计"), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-09-09 11:00");
        await bot.SayAsync("chief", "关活动");

        Assert.EndsWith("交流研学 1 场、主题践学 1 场", await bot.SayAsync("chief", "学习清单 统计"), StringComparison.Ordinal);
        Assert.EndsWith("交流研学 0 场、主题践学 1 场", await bot.SayAsync("chief", "学习清单 统计 9月8日"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("学习清单 统计 那天")]
    [InlineData("述学 统计 那天")]
    public async Task The_day_of_the_example_is_one_that_is_taken(string words)
    {
        await using var bot = await StartAsync("2026-03-03 09:30");

        var example = (await bot.SayAsync("chief", words)).Split("例如：")[1];

        Assert.EndsWith(" 3月3日", example, StringComparison.Ordinal);
        Assert.StartsWith("截至3月3日", await bot.SayAsync("chief", example), StringComparison.Ordinal);
    }

    private static async Task<Bot> StartAsync(string now)
    {
        var bot = await Bot.StartAsync(now);
        await bot.PeopleAsync("bob 鲍勃 一支部", "yang 杨 青年理论学习小组", "chief 程序 局党组 admin");
        return bot;
    }
}
