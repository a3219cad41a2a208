using BotService.Tests.Harness;

namespace BotService.Tests.Features.Statistics;

/// <summary>A week that there is not, or a title, is never silently the latest week.</summary>
public sealed class AskedWeekTests
{
    [Theory]
    [InlineData("chief", "统计 第99周")]
    [InlineData("chief", "统计 第54周")]
    [InlineData("chief", "统计 一支部 第0周")]
    [InlineData("chief", "导出 第60周")]
    [InlineData("chief", "各组 第99周")]
    [InlineData("chief", "明细 第99周")]
    [InlineData("alice", "未报 第99周")]
    [InlineData("alice", "进度 第99周")]
    public async Task A_week_that_no_year_has_is_said_to_be_none(string who, string words)
    {
        await using var bot = await TwoWeeksAsync();
        var answer = await bot.SayAsync(who, words);
        Assert.Contains("没有这一周", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("乙主题", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chief", "统计 《甲主题》")]
    [InlineData("chief", "各组 《甲》")]
    [InlineData("chief", "导出 《甲主题》")]
    [InlineData("alice", "未报 《甲主题》")]
    [InlineData("alice", "进度 《甲》")]
    public async Task A_title_means_its_own_week(string who, string words)
    {
        await using var bot = await TwoWeeksAsync();
        Assert.Contains("第37周", await bot.SayAsync(who, words), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_that_fits_none_or_several_is_asked_about()
    {
        await using var bot = await TwoWeeksAsync();
        Assert.Contains("没有叫《丙》的、已经开放的主题", await bot.SayAsync("chief", "统计 《丙》"), StringComparison.Ordinal);
        var several = await bot.SayAsync("chief", "统计 《主题》");
        Assert.All(["请写是哪一周", "第37周：《甲主题》", "第38周：《乙主题》"], part => Assert.Contains(part, several, StringComparison.Ordinal));
        Assert.Contains("第38周《乙主题》", await bot.SayAsync("chief", "统计"), StringComparison.Ordinal);
    }

    private static async Task<Bot> TwoWeeksAsync()
    {
        var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync("2026-W37", "甲主题");
        await bot.PlanTopicAsync("2026-W38", "乙主题");
        await bot.AdvanceToAsync("2026-09-14 10:00");
        return bot;
    }
}
