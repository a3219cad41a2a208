using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Files;

/// <summary>Lists as they are laid out for the eye: a group said once, sums, signatures, the header again on the next page.</summary>
public sealed class VisualListTests
{
    [Fact]
    public async Task A_group_that_is_said_once_holds_for_the_rows_under_it_and_what_stands_at_the_foot_is_no_person()
    {
        await using var op = await Operator.StartAsync();
        new RawXlsx().Sheet(
            "名册",
            RawXlsx.Row(1, "学习成员名册") + RawXlsx.Row(2, "序号", "支 部", "层 级", "姓　名", "账  号", "角色")
            + RawXlsx.Row(3, "1", "一支部", "支部", "艾丽 ", "alice", "书记") + RawXlsx.Row(4, "2", "", "", "鲍勃", "bob")
            + RawXlsx.Row(5, "序号", "支部", "层级", "姓名", "账号", "角色")
            + RawXlsx.Row(6, "3", "二支部", "支部", "查理", "charlie", "联络员") + RawXlsx.Row(7, "4", "", "", "黛安", "diane")
            + RawXlsx.Row(8, "合  计", "", "", "4人") + RawXlsx.Row(10, "填表人：王五", "", "", "审核人：赵六")).Save(op.PathOf("p.xlsx"));

        var ran = await op.RunAsync("import", "people", "p.xlsx");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        Assert.Contains("第 3–4 行是“一支部”，第 6–7 行是“二支部”", ran.Output, StringComparison.Ordinal);
        Assert.Contains("第 5、8、10 行是合计、落款或重复的表头，没有当作内容。", ran.Output, StringComparison.Ordinal);
        var dump = await op.DumpAsync();
        Assert.Contains("bob 鲍勃 1 Member", dump, StringComparison.Ordinal);
        Assert.Contains("diane 黛安 2 Member", dump, StringComparison.Ordinal);
    }

    /// <summary>Wherever something else may be meant, the row is named and nothing is taken.</summary>
    [Theory]
    [InlineData("every row says its group", 3, "支部,层级,姓名,账号\n一支部,支部,艾丽,alice\n,,鲍勃,bob\n二支部,支部,查理,charlie\n二支部,,黛安,diane\n,,艾琳,erin\n")]
    [InlineData("the group does not lead", 3, "姓名,账号,支部,层级\n艾丽,alice,一支部,支部\n鲍勃,bob,,\n查理,charlie,,\n")]
    [InlineData("nothing stands above", 2, "支部,层级,姓名,账号\n,支部,艾丽,alice\n一支部,支部,鲍勃,bob\n,,查理,charlie\n")]
    [InlineData("one slip in a full list", 4, "支部,层级,姓名,账号\n一支部,支部,艾丽,alice\n二支部,支部,鲍勃,bob\n,,查理,charlie\n三支部,支部,黛安,diane\n")]
    [InlineData("an empty line ends the block", 4, "支部,层级,姓名,账号\n一支部,支部,艾丽,alice\n,,,\n,,鲍勃,bob\n,,查理,charlie\n")]
    public async Task A_group_that_may_be_missing_for_another_reason_is_named_and_not_guessed(string why, int line, string text)
    {
        await using var op = await Operator.StartAsync();
        op.Write("p.csv", text);
        var before = await op.DumpAsync();

        var ran = await op.RunAsync("import", "people", "p.csv");

        Assert.True(ran.Code == 1, why);
        Assert.Contains($"第 {line} 行：缺少 group", ran.Error, StringComparison.Ordinal);
        Assert.Equal(before, await op.DumpAsync());
    }

    [Fact]
    public async Task Rows_beside_joined_cells_are_not_filled_from_above()
    {
        await using var op = await Operator.StartAsync();
        new RawXlsx().Sheet(
            "名册",
            RawXlsx.Row(1, "支部", "层级", "姓名", "账号") + RawXlsx.Row(2, "一支部", "支部", "艾丽", "alice") + RawXlsx.Row(3, "", "", "鲍勃", "bob")
            + RawXlsx.Row(4, "", "", "查理", "charlie"),
            merged: "A2:A3").Save(op.PathOf("p.xlsx"));

        var ran = await op.RunAsync("import", "people", "p.xlsx");

        Assert.Equal(1, ran.Code);
        Assert.Contains("第 4 行：缺少 group", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_a_roster_that_were_numbered_in_advance_are_no_people()
    {
        await using var op = await Operator.StartAsync();
        op.Write("p.csv", "序号,姓名,账号,支部,层级\n1,艾丽,alice,一支部,支部\n2,,,,\n3、,,,,\n主管领导：钱进,,,,\n");

        var ran = await op.RunAsync("import", "people", "p.csv");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        Assert.Contains("第 3、4 行只有序号，没有当作内容。", ran.Output, StringComparison.Ordinal);
        Assert.Contains("第 5 行是合计、落款或重复的表头，没有当作内容。", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_says_a_week_once_and_ends_with_a_sum_and_a_remark()
    {
        await using var op = await Operator.StartAsync();
        op.Write("t.csv", "2026年学习计划,,\n周次,学习内容,对象\n2026-W45,贯彻精神,支部\n,青年论坛,青年小组\n2026年第46周,专题二,支部\n,专题三,青年小组\n合计,4,\n备注：节假日顺延,,\n");

        var ran = await op.RunAsync("import", "topics", "t.csv");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        Assert.Contains("新增 4 个主题", ran.Output, StringComparison.Ordinal);
        var weeks = await op.AskAsync((_, db) => db.Topics.OrderBy(t => t.WeekKey).Select(t => t.WeekKey).ToListAsync(Operator.Token));
        Assert.Equal([202645, 202645, 202646, 202646], weeks);
        op.Write("t.csv", "周次,学习内容\n第47周,专题四\n");
        Assert.Contains("第 2 行：周次要写成 2026-W39 的样子，收到的是“第47周”", (await op.RunAsync("import", "topics", "t.csv")).Error, StringComparison.Ordinal);
    }

    /// <summary>A file whose headings are the documents' says each value in each row; an empty cell is a slip.</summary>
    [Theory]
    [InlineData("topics", "week", "week,title,audience\n2026-W39,甲,branch\n,乙,branch\n")]
    [InlineData("topics", "week", "week,title,audience\n2026-W39,甲,branch\n,乙,youth\n")]
    [InlineData("topics", "week", "week,title\n2026-W39,甲\n,乙\n2026-W40,丙\n,丁\n")]
    [InlineData("people", "group", "group,tier,name,userid\n一支部,支部,艾丽,alice\n,,鲍勃,bob\n")]
    public async Task In_a_file_for_programs_a_row_without_its_first_cell_is_named(string kind, string column, string text)
    {
        await using var op = await Operator.StartAsync();
        op.Write("f.csv", text);
        var before = await op.DumpAsync();

        var ran = await op.RunAsync("import", kind, "f.csv");

        Assert.Equal(1, ran.Code);
        Assert.Contains($"第 3 行：缺少 {column}", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("重叠", ran.Error, StringComparison.Ordinal);
        Assert.Equal(before, await op.DumpAsync());
    }

    [Fact]
    public async Task A_last_row_that_only_begins_like_a_remark_is_content()
    {
        await using var op = await Operator.StartAsync();
        op.Write("t.csv", "学习内容,周次\n甲,2026-W45\n说明：怎样学好理论,2026-W46\n");

        Assert.Contains("新增 2 个主题", (await op.RunAsync("import", "topics", "t.csv")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-3-5 0:00:00", null)]
    [InlineData("２０２４年３月５日", null)]
    [InlineData("2024.03.05 00:00:00", null)]
    [InlineData("2024年3月5号", null)]
    [InlineData("2024-03-05T00:00:00", null)]
    [InlineData("2024/3/5 8:30", null)]
    [InlineData("2024/3/5 上午12:00:00", null)]
    [InlineData("2024年3月5日 星期二", null)]
    [InlineData("2024-3-5（周二）", null)]
    [InlineData("2024年3月5日 星期五", "不是日期")]
    [InlineData("2024-03-05 25:00", "不是日期")]
    [InlineData("24-3-5", "不是日期")]
    [InlineData("2024年3月", "只写了月份，请补上是哪一天")]
    [InlineData("2024.3", "只写了月份，请补上是哪一天")]
    [InlineData("2024年13月", "不是日期")]
    [InlineData("2024-02-30", "不是日期")]
    public async Task A_day_is_taken_in_every_usual_form_and_a_month_is_no_day(string written, string? refusal)
    {
        await using var op = await Operator.StartAsync();
        op.Write("p.csv", $"账号;姓名;支部;层级;加入日期\r\nalice;艾丽;一支部;支部;{written}\r\n");

        var ran = await op.RunAsync("import", "people", "p.csv");

        Assert.Equal(refusal is null ? 0 : 1, ran.Code);
        Assert.Contains(refusal ?? "新增 1 人", ran.Output + ran.Error, StringComparison.Ordinal);
        Assert.Equal(refusal is null, (await op.DumpAsync()).Contains("alice 艾丽 1 Member 2024-03-05", StringComparison.Ordinal));
    }
}
