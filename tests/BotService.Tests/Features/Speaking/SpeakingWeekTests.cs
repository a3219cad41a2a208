using BotService.Tests.Harness;

namespace BotService.Tests.Features.Speaking;

/// <summary>Weeks that begin in one year and end in the next, that are not over, and in which nobody works.</summary>
public sealed class SpeakingWeekTests
{
    [Fact]
    public async Task A_turn_of_the_last_week_counts_on_new_years_day()
    {
        await using var bot = await StartAsync("2026-12-28 10:05");
        Assert.Equal("已记：第53周 谢春梅。今年本支部 4 人讲过 1 人，共 1 次", await bot.SayAsync("huang", "述学 已讲 谢春梅"));
        await bot.AdvanceToAsync("2027-01-01 10:00");

        Assert.Equal("截至1月1日：述学 1 人次，覆盖 1/5 人", await bot.SayAsync("chief", "述学 统计"));
    }

    [Fact]
    public async Task As_of_a_day_in_the_week_a_turn_that_was_recorded_later_does_not_count()
    {
        await using var bot = await StartAsync("2026-09-14 10:05");
        await bot.SayAsync("xie", "述学");
        await bot.AdvanceToAsync("2026-09-17 10:00");
        await bot.SayAsync("huang", "述学 已讲 谢春梅");

        Assert.Equal("截至9月16日：述学 0 人次，覆盖 0/5 人", await bot.SayAsync("chief", "述学 统计 9月16日"));
        Assert.Equal("截至9月17日：述学 1 人次，覆盖 1/5 人", await bot.SayAsync("chief", "述学 统计 9月17日"));
        Assert.Equal("截至2月1日：述学 0 人次，覆盖 0/5 人", await bot.SayAsync("chief", "述学 统计 2月1日"));
        Assert.Contains("还没到，最晚截至今天（9月17日）", await bot.SayAsync("chief", "述学 统计 9月30日"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_changes_places_or_is_put_off_never_gets_the_week_of_spring_festival()
    {
        await using var bot = await StartAsync("2026-01-26 10:05");
        Assert.Contains("第5周 谢春梅（您），第6周 宋海涛，第7周 邓睿", await bot.SayAsync("xie", "述学"), StringComparison.Ordinal);

        await bot.SayAsync("xie", "述学 换 黄志远");
        Assert.Equal("换好了：第5周 黄志远，第9周 谢春梅", await bot.SayAsync("huang", "述学 同意"));
    }

    [Fact]
    public async Task The_last_of_the_plan_is_put_off_behind_spring_festival()
    {
        await using var bot = await StartAsync("2026-01-26 10:05");

        Assert.StartsWith("邓睿顺延到第9周，第7周改为", await bot.SayAsync("huang", "述学 顺延 邓睿"), StringComparison.Ordinal);
    }

    private static async Task<Bot> StartAsync(string now)
    {
        var bot = await Bot.StartAsync(now);
        await bot.PeopleAsync("xie 谢春梅 业务支部", "song 宋海涛 业务支部", "deng 邓睿 业务支部", "huang 黄志远 业务支部 liaison", "chief 程序 局党组 admin");
        return bot;
    }
}
