using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>Numbers in the cells of offices' lists are what the clerk sees: a day whose last nought a program dropped, a share, thousands, a number with its unit.</summary>
public sealed class ListNumberTests
{
    private const string Head = "问题,责任人,整改时限\n";

    [Theory]
    [InlineData("General", "11.2", null)]
    [InlineData("0.00", "10.2", "10月20日。")]
    [InlineData("General", "2.3", "2月3日。")]
    [InlineData("General", "11.12", "11月12日。")]
    public async Task A_day_that_was_typed_as_a_number_is_what_the_cell_shows_or_is_asked(string format, string held, string? due)
    {
        await using var op = await ListOffice.StartAsync();
        new RawXlsx { Formats = { format } }.Sheet("台账", RawXlsx.Row(1, "问题", "责任人", "整改时限") + $"<row r=\"2\">{RawXlsx.Text("A2", "电梯按钮失灵")}{RawXlsx.Text("B2", "吴秀英")}<c r=\"C2\" s=\"1\"><v>{held}</v></c></row>").Save(op.PathOf("p.xlsx"));

        var ran = await op.RunAsync("import", "ledger", "p.xlsx", "--kind", "问题");

        Assert.Equal(due is null ? 1 : 0, ran.Code);
        Assert.Contains(due is null ? "第 2 行：整改时限（C2） 11.2 看不出是 2 日还是 20 日：请写成 11月2日 或 11月20日" : $"问1 电梯按钮失灵，吴秀英，{due}", ran.Output + ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_file_may_have_lost_the_last_nought_as_well_and_a_cell_of_text_has_not()
    {
        await using var op = await ListOffice.StartAsync();

        var refused = await op.RefusedAsync(Head + "电梯按钮失灵,吴秀英,2027.1\n水泵异响,吴秀英,12.1\n纱窗破损,吴秀英,12.15\n");

        Assert.Contains("第 2 行：整改时限 2027.1 看不出是 1 月还是 10 月：请写成 2027年1月 或 2027年10月", refused, StringComparison.Ordinal);
        Assert.Contains("第 3 行：整改时限 12.1 看不出是 1 日还是 10 日：请写成 12月1日 或 12月10日", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("第 4 行", refused, StringComparison.Ordinal);

        new RawXlsx().Sheet("台账", RawXlsx.Row(1, "问题", "责任人", "整改时限") + RawXlsx.Row(2, "水泵异响", "吴秀英", "12.1")).Save(op.PathOf("p.xlsx"));
        Assert.Contains("问1 水泵异响，吴秀英，12月1日。", (await op.RunAsync("import", "ledger", "p.xlsx", "--kind", "问题")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measured_value_is_what_its_cell_shows()
    {
        await using var op = await ListOffice.StartAsync();
        string Line(int line, string title, int style, string from, string to) =>
            $"<row r=\"{line}\">{RawXlsx.Text($"A{line}", title)}{RawXlsx.Text($"B{line}", "吴秀英")}<c r=\"C{line}\" s=\"{style}\"><v>{from}</v></c><c r=\"D{line}\" s=\"{style}\"><v>{to}</v></c></row>";
        new RawXlsx { Formats = { "0%", "#,##0", "0.00", "0\"天\"" } }.Sheet(
            "创新",
            RawXlsx.Row(1, "创新", "责任人", "现状", "目标") + Line(2, "网上预约", 1, "0.4", "0.75") + Line(3, "错峰办理", 2, "2400", "1800") + Line(4, "绿色照明", 3, "7.5", "5") + Line(5, "一窗通办", 4, "30", "12")).Save(op.PathOf("p.xlsx"));

        var ran = await op.RunAsync("import", "ledger", "p.xlsx", "--kind", "创新");

        Assert.True(ran.Code == 0, ran.Error);
        var fields = await op.AskAsync((_, db) => db.LedgerItems.OrderBy(i => i.Number).Select(i => i.Fields).ToListAsync());
        Assert.All(fields.Zip((string[])["\"40%\"", "\"2,400\"", "\"7.50\"", "\"30天\""]), pair => Assert.Contains(pair.Second, pair.First, StringComparison.Ordinal));
    }
}
