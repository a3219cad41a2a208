using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>What is measured is a number that somebody wrote as one, and the figures tell how often it came as far as it should.</summary>
public sealed class MeasuredItemTests
{
    [Fact]
    public async Task The_figures_tell_how_many_reached_their_target_and_how_many_had_none()
    {
        await using var bot = await Office.OpenAsync("2026-11-03 09:00");
        await bot.SayAsync("zhoumin", "创新 网上预约 指标 预约率 现状 30 目标 60 李秋月 12月31日");
        await bot.SayAsync("zhoumin", "创新 错峰办理 指标 排队人数 现状 45 目标 15 郑凯 12月31日");
        await bot.SayAsync("zhoumin", "创新 延时服务 郑凯 12月31日");

        foreach (var (owner, claim, verdict) in ((string, string, string)[])
        [
            ("liqiuyue", "创1 达标 预约系统九月起全部开放", "创1 通过 实际 54"), ("zhengkai", "创2 达标 叫号机改成分时段取号", "创2 通过 实际 12"), ("zhengkai", "创3 达标 窗口开到晚上八点", "创3 通过"),
        ])
        {
            Assert.Contains("报完成", await bot.SayAsync(owner, claim), StringComparison.Ordinal);
            Assert.Contains("已见效", await bot.SayAsync("zhoumin", verdict), StringComparison.Ordinal);
        }

        Assert.Contains("\n达标 1\n没有指标 1", await bot.SayAsync("zhoumin", "创新清单 统计"), StringComparison.Ordinal);
        Assert.Contains("\n达标 0\n没有指标 0", await bot.SayAsync("zhoumin", "创新清单 统计 11月2日"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_measured_again_changes_no_figure_and_no_file_of_a_day_before()
    {
        await using var op = await Operator.StartAsync("2026-11-13 15:00");
        var bot = Bot.Start(op.Store, "2026-11-03 09:00");
        await Office.PeopleAsync(bot);
        await bot.SayAsync("zhoumin", "创新 容缺受理 指标 出证率 现状 40 目标 80 郑凯 12月31日");
        await bot.SayAsync("zhengkai", "创1 达标 窗口先收件后补材料了");
        Assert.Contains("40 → 62（目标 80）", await bot.SayAsync("zhoumin", "创1 通过 实际 62"), StringComparison.Ordinal);
        Assert.Contains("创1 重开", await bot.OnAsync("11-12", "zhoumin", "创1 重开 窗口又要求补材料"), StringComparison.Ordinal);
        await bot.SayAsync("zhengkai", "创1 达标 三个窗口都改过来了");
        Assert.Contains("40 → 84（目标 80）", await bot.SayAsync("zhoumin", "创1 通过 实际 84"), StringComparison.Ordinal);

        Assert.Contains("\n达标 0\n没有指标 0", await bot.SayAsync("zhoumin", "创新清单 统计 11月6日"), StringComparison.Ordinal);
        Assert.Contains("\n达标 1\n没有指标 0", await bot.SayAsync("zhoumin", "创新清单 统计"), StringComparison.Ordinal);
        await bot.StopAsync();

        foreach (var (day, actual) in ((string, string)[])[("2026-11-06", "62"), ("2026-11-12", "84")])
        {
            var ran = await op.RunAsync("export", "ledger", "--kind", "创新", "--as-of", day, "--out", $"{day}.xlsx");
            Assert.True(ran.Code == 0, ran.Error);
            var rows = RawWorkbook.Open(op.PathOf($"{day}.xlsx")).Rows("创新清单");
            var column = Array.IndexOf(rows.First(row => row.Contains("实际")), "实际");
            Assert.Equal(actual, rows[^1][column]);
        }
    }

    [Theory]
    [InlineData("翻了3份月报")]
    [InlineData("实际 从30涨到52")]
    [InlineData("走访了26户")]
    [InlineData("实际情况不错")]
    [InlineData("实际 48或者49")]
    [InlineData("实际 48，120户抽查")]
    [InlineData("实际 4万8")]
    public async Task Words_that_only_hold_a_number_are_no_value(string words)
    {
        await using var bot = await ClaimedAsync();

        Assert.Contains("请写数值，例如 创1 通过 实际 12.5", await bot.SayAsync("zhoumin", $"创1 通过 {words}"), StringComparison.Ordinal);

        Assert.Equal(LedgerState.Claimed, await bot.AskStoreAsync(db => db.LedgerItems.Select(i => i.State).SingleAsync()));
    }

    [Theory]
    [InlineData("约48%，抽了 26 户")]
    [InlineData("实际：为48")]
    [InlineData("实际 48，翻了3份月报")]
    public async Task A_value_may_have_its_unit_and_more_words_behind_it(string words)
    {
        await using var bot = await ClaimedAsync();

        Assert.Contains("30 → 48（目标 60），达成 60%", await bot.SayAsync("zhoumin", $"创1 通过 {words}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4.2万", "1.8万", "3万元", "4.2万 → 3万（目标 1.8万），达成 50%")]
    [InlineData("4.2万", "1.8万", "30,000", "4.2万 → 3万（目标 1.8万），达成 50%")]
    [InlineData("4.2万", "1.8", "3", "4.2万 → 3万（目标 1.8万），达成 50%")]
    [InlineData("2,400", "1,600件", "2,000 抽了9个窗口", "2400 → 2000（目标 1600），达成 50%")]
    public async Task Thousands_and_ten_thousands_are_part_of_the_number(string from, string to, string actual, string answer)
    {
        await using var bot = await ClaimedAsync(from, to);

        Assert.Contains(answer, await bot.SayAsync("zhoumin", $"创1 通过 实际 {actual}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_share_of_a_hundred_keeps_its_sign_in_the_verdict_and_on_the_card()
    {
        await using var bot = await ClaimedAsync("45%", "15%");

        Assert.Contains("45% → 30%（目标 15%），达成 50%", await bot.SayAsync("zhoumin", "创1 通过 实际 30"), StringComparison.Ordinal);
        Assert.Contains("实际 30%", await bot.SayAsync("zhoumin", "创1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_is_and_where_it_should_be_are_two_numbers_when_it_is_raised_and_when_it_is_changed()
    {
        await using var bot = await Office.OpenAsync("2026-11-03 09:00");

        Assert.Contains("现状请写数值，例如 现状 20", await bot.SayAsync("zhoumin", "创新 全程网办 指标 满意度 现状 一般 目标 很好 李秋月 12月31日"), StringComparison.Ordinal);
        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync()));
        await bot.SayAsync("zhoumin", "创新 全程网办 指标 满意度 现状 71 目标 90 李秋月 12月31日");
        Assert.Contains("目标和现状一样，没法衡量，没有改", await bot.SayAsync("zhoumin", "创1 改 目标 71分"), StringComparison.Ordinal);
        Assert.Contains("目标请写数值", await bot.SayAsync("zhoumin", "创1 改 目标 越高越好"), StringComparison.Ordinal);
        Assert.Contains("创1 目标改为95。", await bot.SayAsync("zhoumin", "创1 改 目标 95"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_should_come_is_not_changed_once_it_is_reported_to_be_there()
    {
        await using var bot = await ClaimedAsync();

        Assert.Equal("创1 现在是待核实，没有改目标", await bot.SayAsync("liqiuyue", "创1 改 目标 45"));
        Assert.Equal("创1 现在是待核实，没有改目标。没办好请发 创1 没改好 原因", await bot.SayAsync("zhoumin", "创1 改 目标 45"));
        Assert.Contains("30 → 48（目标 60），达成 60%", await bot.SayAsync("zhoumin", "创1 通过 实际 48"), StringComparison.Ordinal);
        Assert.Equal("创1 现在是已见效，没有改现状", await bot.SayAsync("liqiuyue", "创1 改 现状 10"));
        Assert.Contains("\n达标 0\n没有指标 0", await bot.SayAsync("zhoumin", "创新清单 统计"), StringComparison.Ordinal);
    }

    private static async Task<Bot> ClaimedAsync(string from = "30", string to = "60")
    {
        var bot = await Office.OpenAsync("2026-11-03 09:00");
        await bot.SayAsync("zhoumin", $"创新 网上预约 指标 预约率 现状 {from} 目标 {to} 李秋月 12月31日");
        await bot.SayAsync("liqiuyue", "创1 达标 预约系统九月起全部开放");
        return bot;
    }
}
