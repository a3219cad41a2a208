using BotService.Tests.Harness;

namespace BotService.Tests.Ledgers;

/// <summary>A list is narrowed by a field and its value, by a direction of the campaign, and by a month or quarter however it is written.</summary>
public sealed class ListConditionTests
{
    [Fact]
    public async Task A_field_with_its_value_and_a_direction_of_the_campaign_are_conditions()
    {
        var folder = LedgerFolder.With();
        await File.WriteAllTextAsync(Path.Combine(folder, "campaign.json"), """{ "Campaigns": [{ "Name": "能力作风年", "From": "2026-10-01", "Until": "2026-11-30", "Directions": ["托幼", "助老"] }] }""", Bot.Token);
        await using var bot = await Office.OpenAsync("2026-10-12 09:00", ("BOTSERVICE_CONFIG_DIR", folder));

        foreach (var said in (string[])
        [
            "问题 楼道堆物 来源 审计 李秋月 10月30日", "问题 门锁坏了 来源 自查 李秋月 10月30日", "任务 核对名册 郑凯 10月30日", "任务 打印手册 郑凯 10月30日", "任1 改 领域 社保", "任2 改 领域 养老（农村）",
            "课题 社区食堂 方向 助老 陈丽华 11月30日", "课题 托育点 方向 托幼 许文静 11月30日",
        ])
        {
            await bot.SayAsync("zhoumin", said);
        }

        foreach (var (said, has, lacks) in ((string, string, string)[])
        [
            ("问题清单 来源 审计", "问1 楼道堆物", "问2 门锁坏了"), ("问题清单 来源：自查", "问2 门锁坏了", "问1 楼道堆物"), ("任务清单 领域 社保", "任1 核对名册", "任2 打印手册"),
            ("任务清单 领域 养老（农村）", "任2 打印手册", "任1 核对名册"),
            ("课题清单 助老", "课1 社区食堂", "课2 托育点"), ("课题清单 方向 托幼", "课2 托育点", "课1 社区食堂"),
        ])
        {
            var list = await bot.SayAsync("zhoumin", said);
            Assert.True(list.Contains(has, StringComparison.Ordinal) && !list.Contains(lacks, StringComparison.Ordinal), $"{said}:\n{list}");
        }

        Assert.Contains("来源请写其中一个：调研、", await bot.SayAsync("zhoumin", "问题清单 来源 听说的"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("十月", true)]
    [InlineData("九月", false)]
    [InlineData("四季度", true)]
    [InlineData("第3季度", false)]
    [InlineData("本季度", true)]
    [InlineData("上季度", false)]
    [InlineData("去年四季度", false)]
    [InlineData("2026年十月", true)]
    public async Task A_month_and_a_quarter_are_read_in_figures_and_in_numerals(string period, bool isIn)
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "问题 楼道堆物 李秋月 11月20日");

        var list = await bot.SayAsync("zhoumin", $"问题清单 {period}");

        Assert.Contains(isIn ? "问1 楼道堆物" : "没有符合条件的", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_list_offers_is_what_its_reader_may_do()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "任务 核对名册 高峰 10月30日");

        await bot.AnswersAsync("gaofeng", "任务清单", "看一件发 任1；已办结的发 任务清单 已办结");
        await bot.AnswersWithoutAsync("gaofeng", "任务清单", "导出");
        await bot.AnswersAsync("linxiaoyan", "任务清单", "；导出发 任务清单 导出");
        await bot.AnswersAsync("zhoumin", "任务清单", "；导出发 任务清单 导出");

        await bot.AnswersAsync("zhoumin", "监控清单", "要人判断：发 规2 达到 或 规2 未达到 原因");
        await bot.AnswersWithoutAsync("gaofeng", "监控清单", "达到 或");
    }
}
