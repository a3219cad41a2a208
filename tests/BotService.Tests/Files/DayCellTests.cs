using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Files;

/// <summary>Days of a sheet are what the cell shows: in every format, in either base, and without a time of day that nobody sees.</summary>
public sealed class DayCellTests
{
    private static readonly string Head = RawXlsx.Row(1, "userid", "name", "group", "tier", "joined");

    [Theory]
    [InlineData("yyyy年m月d日")]
    [InlineData("yyyy\"年\"m\"月\"d\"日\" aaaa")]
    [InlineData("[$-804]yyyy/m/d aaaa;@")]
    [InlineData("E\"年\"m\"月\"d\"日\"")]
    [InlineData("[DBNum1][$-804]yyyy年m月d日;@")]
    [InlineData("[=0]\"未定\";yyyy年m月d日")]
    [InlineData("bbbb/mm/dd")]
    [InlineData("aaa")]
    [InlineData("yyyy/m/d")]
    public async Task A_number_that_is_shown_as_a_day_is_that_day(string format)
    {
        await using var op = await Operator.StartAsync();
        new RawXlsx { Formats = { format } }.Sheet("名单", Head + Alice("46266", style: 1)).Save(op.PathOf("p.xlsx"));

        var ran = await op.RunAsync("import", "people", "p.xlsx");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        Assert.Contains("alice 艾丽 1 Member 2026-09-01", await op.DumpAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0年")]
    [InlineData("0\"年\"")]
    [InlineData("G/通用格式\"日\"")]
    [InlineData("#,##0.00元")]
    public async Task A_number_that_is_shown_as_a_number_is_no_day(string format)
    {
        await using var op = await Operator.StartAsync();
        new RawXlsx { Formats = { format } }.Sheet("名单", Head + Alice("46266", style: 1)).Save(op.PathOf("p.xlsx"));

        var ran = await op.RunAsync("import", "people", "p.xlsx");

        Assert.Equal(1, ran.Code);
        Assert.Contains("第 2 行：joined “46266” 不是日期", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_usual_format_of_a_Chinese_program_leaves_an_account_what_it_is()
    {
        await using var op = await Operator.StartAsync();
        new RawXlsx { Formats = { "G/通用格式" } }.Sheet("名单", Head + $"<row r=\"2\"><c r=\"A2\" s=\"1\"><v>10086</v></c>{RawXlsx.Text("B2", "艾丽")}{RawXlsx.Text("C2", "一支部")}{RawXlsx.Text("D2", "支部")}</row>").Save(op.PathOf("p.xlsx"));

        var ran = await op.RunAsync("import", "people", "p.xlsx");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        Assert.Contains("10086 艾丽 1 Member", await op.DumpAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yyyy/m/d")]
    [InlineData("yyyy年m月d日")]
    public async Task A_time_of_day_that_is_held_and_not_shown_is_left_out(string format)
    {
        await using var op = await Operator.StartAsync();
        new RawXlsx { Formats = { format } }.Sheet("名单", Head + Alice("46266.396", style: 1)).Save(op.PathOf("p.xlsx"));

        var ran = await op.RunAsync("import", "people", "p.xlsx");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        Assert.Contains("alice 艾丽 1 Member 2026-09-01", await op.DumpAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yyyy/m/d", "46289.5", "2026-09-24 17:30")]
    [InlineData("yyyy年m月d日", "46289.5", "2026-09-24 17:30")]
    [InlineData("yyyy/m/d h:mm", "46289.5", "2026-09-24 12:00")]
    [InlineData("yyyy/m/d 上午/下午h:mm", "46289.6666666667", "2026-09-24 16:00")]
    [InlineData("yyyy年m月d日 h时mm分", "46289.6666666667", "2026-09-24 16:00")]
    public async Task A_topic_is_due_when_the_cell_says_and_at_the_usual_time_where_it_shows_none(string format, string held, string due)
    {
        await using var op = await Operator.StartAsync();
        new RawXlsx { Formats = { format } }.Sheet("计划", RawXlsx.Row(1, "week", "title", "due") + $"<row r=\"2\">{RawXlsx.Text("A2", "2026-W39")}{RawXlsx.Text("B2", "甲")}<c r=\"C2\" s=\"1\"><v>{held}</v></c></row>").Save(op.PathOf("t.xlsx"));

        var ran = await op.RunAsync("import", "topics", "t.xlsx");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        Assert.Equal(Bot.At(due), (await op.AskAsync((_, db) => db.Topics.SingleAsync(Operator.Token))).DueAt);
    }

    /// <summary>The same day is 1,462 days less when 1904 is the first year, which programs say in a figure or in a word.</summary>
    [Theory]
    [InlineData("1", "yyyy/m/d")]
    [InlineData("true", "yyyy/m/d")]
    [InlineData("true", "yyyy年m月d日")]
    [InlineData(" true ", "yyyy/m/d")]
    public async Task Days_are_counted_from_1904_in_whichever_word_the_workbook_says_so(string yes, string format)
    {
        await using var op = await Operator.StartAsync();
        new RawXlsx { Is1904 = true, Formats = { format } }.Sheet("名单", Head + Alice("44804", style: 1)).Save(op.PathOf("p.xlsx"));
        WorkbookParts.Change(op.PathOf("p.xlsx"), "xl/workbook.xml", xml => xml.Replace("date1904=\"1\"", $"date1904=\"{yes}\"", StringComparison.Ordinal));

        var ran = await op.RunAsync("import", "people", "p.xlsx");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        Assert.Contains("alice 艾丽 1 Member 2026-09-01", await op.DumpAsync(), StringComparison.Ordinal);
    }

    private static string Alice(string joined, int style) =>
        $"<row r=\"2\">{RawXlsx.Text("A2", "alice")}{RawXlsx.Text("B2", "艾丽")}{RawXlsx.Text("C2", "一支部")}{RawXlsx.Text("D2", "支部")}<c r=\"E2\" s=\"{style}\"><v>{joined}</v></c></row>";
}
