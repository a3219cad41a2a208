using BotService.Tests.Harness;

namespace BotService.Tests.Files;

/// <summary>The .xls of old programs, whose records the reading library does not all tell of.</summary>
public sealed class OldWorkbookTests
{
    [Theory]
    [InlineData(false, 0x2A, "#N/A")]
    [InlineData(true, 0x2A, "#N/A")]
    [InlineData(true, 0x07, "#DIV/0!")]
    [InlineData(true, 0x17, "#REF!")]
    public async Task A_cell_or_a_formula_that_failed_is_refused_with_its_place(bool isFormula, byte code, string shown)
    {
        await using var op = await Operator.StartAsync();
        var book = Head(new RawXls()).Text(1, 0, "alice").Text(1, 2, "一支部").Text(1, 3, "支部").Text(2, 0, "bob").Text(2, 1, "鲍勃").Text(2, 2, "一支部");
        (isFormula ? book.FailedFormula(1, 1, code) : book.Error(1, 1, code)).Save(op.PathOf("p.xls"));
        var before = await op.DumpAsync();

        var ran = await op.RunAsync("import", "people", "p.xls");

        Assert.Equal(1, ran.Code);
        Assert.Contains($"第 2 行：姓名（B2） 是出错的公式 {shown}", ran.Error, StringComparison.Ordinal);
        Assert.Equal(before, await op.DumpAsync());
    }

    /// <summary>The same day is 1,462 days less when 1904 is the first year.</summary>
    [Theory]
    [InlineData(false, 45356)]
    [InlineData(true, 45356 - 1462)]
    public async Task Days_are_what_the_sheet_shows_in_either_base(bool is1904, double number)
    {
        await using var op = await Operator.StartAsync();
        Head(new RawXls { Is1904 = is1904 }).Text(1, 0, "alice").Text(1, 1, "艾丽").Text(1, 2, "一支部").Text(1, 3, "支部").Day(1, 4, number).Save(op.PathOf("p.xls"));

        var ran = await op.RunAsync("import", "people", "p.xls");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        Assert.Contains("alice 艾丽 1 Member 2024-03-05", await op.DumpAsync(), StringComparison.Ordinal);
    }

    private static RawXls Head(RawXls book) => book.Text(0, 0, "账号").Text(0, 1, "姓名").Text(0, 2, "支部").Text(0, 3, "层级").Text(0, 4, "加入日期");
}
