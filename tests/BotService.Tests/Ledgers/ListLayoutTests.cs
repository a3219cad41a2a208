using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>Offices' lists as they are laid out: titles above, headers of one to three rows, chapters and notes between and below the rows.</summary>
public sealed class ListLayoutTests
{
    private static readonly string[] Chaptered =
    [
        "序号,问题表现,整改措施,整改时限,责任人,责任单位", "一、机制方面（1个）,,,,,", "1,值班表没人更新,每周五更新,6月底,马光明,离退休第三党支部", "二、民生方面（1个）,,,,,",
        "2,楼道灯不亮,更换灯具,6月底,朱浩然,青年理论学习小组", "备注：1.本表每月报送,,,,,", "2.责任人写全名,,,,,",
    ];

    [Theory]
    [InlineData("XX局问题整改台账", "截至2027年3月31日")]
    [InlineData("填报说明见附件", "XX局问题整改台账（截至2027年3月31日）")]
    public async Task Titles_that_are_joined_right_above_a_header_of_one_row_keep_the_day_of_the_list(string first, string second)
    {
        await using var op = await ListOffice.StartWithYoungAndRetiredAsync("2027-04-12 10:00");
        new RawXlsx().Sheet(
            "台账",
            RawXlsx.Row(1, first) + RawXlsx.Row(2, second) + RawXlsx.Row(3, "序号", "问题类别", "问题表现", "整改时限", "责任人", "责任单位", "是否销号")
            + RawXlsx.Row(4, "1", "民生", "二楼饮水机漏电", "6月底", "马光明", "离退休第三党支部", "否"),
            merged: "A1:G1 A2:G2").Save(op.PathOf("p.xlsx"));

        await ImportAsync(op, "p.xlsx", "问1 二楼饮水机漏电，马光明，6月30日。", "不认识的列：无");

        Assert.Equal(new DateOnly(2027, 3, 31), await op.AskAsync((_, db) => db.LedgerItems.Select(i => i.FoundOn).SingleAsync()));
    }

    [Fact]
    public async Task A_header_of_two_rows_is_one_also_in_a_text_file_that_joins_no_cells()
    {
        await using var op = await ListOffice.StartWithYoungAndRetiredAsync("2027-04-12 10:00");
        op.Write("p.csv", """
            XX局问题整改台账,,,,,,,,
            截至2027年3月31日,,,,,,,,
            序号,问题类别,问题表现,整改,,,责任单位,整改进展,是否销号
            ,,,整改措施,整改时限,责任人,,,
            1,机制,值班表没人更新,每周五更新,6月底,马光明,离退休第三党支部,正在整改,否
            2,,楼道灯不亮,更换灯具,立行立改,朱浩然、杨子琪,青年理论学习小组,已完成,是

            """);

        await ImportAsync(op, "p.csv", "2 行：新 2，改 0，重复 0。", "问1 值班表没人更新，马光明，6月30日。", "问2 楼道灯不亮，朱浩然（专班杨子琪），原台账已完成、没有核实人：列为导入，不计入完成整改。", "不认识的列：无");

        var first = await op.AskAsync((_, db) => db.LedgerItems.OrderBy(i => i.Number).FirstAsync());
        Assert.Equal(new DateOnly(2027, 3, 31), first.FoundOn);
        Assert.Contains("每周五更新", first.Fields, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_heading_that_nobody_knows_in_the_lower_row_of_a_text_file_is_named_and_the_others_are_read()
    {
        await using var op = await ListOffice.StartWithYoungAndRetiredAsync("2027-04-12 10:00");
        op.Write("p.csv", """
            XX局问题整改台账,,,,,,,,
            截至2027年3月31日,,,,,,,,
            序号,问题类别,问题表现,整改,,,,责任单位,是否销号
            ,,,整改措施,涉及金额,整改时限,责任人,,
            1,机制,合同没人归档,每月归档,三万元,6月底,马光明,离退休第三党支部,否

            """);

        await ImportAsync(op, "p.csv", "1 行：新 1，改 0，重复 0。", "问1 合同没人归档，马光明，6月30日。", "不认识的列：涉及金额");

        Assert.Contains("每月归档", await op.AskAsync((_, db) => db.LedgerItems.Select(i => i.Fields).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_of_three_rows_is_read_as_one()
    {
        await using var op = await ListOffice.StartWithYoungAndRetiredAsync("2027-04-12 10:00");
        new RawXlsx().Sheet(
            "台账",
            RawXlsx.Row(1, "XX系统问题整改情况统计表") + RawXlsx.Row(3, "序号", "具体问题表述", "整改情况", "", "", "", "牵头单位") + RawXlsx.Row(4, "", "", "措施", "", "整改责任人", "是否销号")
            + RawXlsx.Row(5, "", "", "细化的整改措施", "整改时限") + RawXlsx.Row(6, "1", "食堂冷库结霜", "更换门封条", "6月底", "韩淑兰", "否", "离退休第三党支部"),
            merged: "A1:G1 A3:A5 B3:B5 C3:F3 C4:D4 E4:E5 F4:F5 G3:G5").Save(op.PathOf("p.xlsx"));

        await ImportAsync(op, "p.xlsx", "1 行：新 1，改 0，重复 0。", "问1 食堂冷库结霜，韩淑兰，6月30日。", "不认识的列：无");

        Assert.Contains("更换门封条", await op.AskAsync((_, db) => db.LedgerItems.Select(i => i.Fields).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chapters_within_a_list_and_notes_of_several_lines_below_it_are_passed_over_and_named()
    {
        await using var op = await ListOffice.StartWithYoungAndRetiredAsync("2027-04-12 10:00");
        new RawXlsx().Sheet("台账", string.Concat(Chaptered.Select((line, i) => RawXlsx.Row(i + 1, line.Split(',')))), merged: "A2:F2 A4:F4 A6:F6 A7:F7").Save(op.PathOf("p.xlsx"));
        op.Write("p.csv", string.Join('\n', Chaptered) + "\n");

        const string Signed = "第 6 行是合计、落款或重复的表头，没有当作内容。";
        const string Chapters = "第 2、4、7 行是标题或说明，没有当作内容：“一、机制方面（1个）”、“二、民生方面（1个）”、“2.责任人写全名”。";
        await ImportAsync(op, "p.xlsx", "2 行：新 2，改 0，重复 0。", Signed, Chapters);
        await ImportAsync(op, "p.csv", "2 行：新 0，改 0，重复 2。", Signed, Chapters);
    }

    [Fact]
    public async Task A_row_that_says_no_more_than_its_number_is_still_named()
    {
        await using var op = await ListOffice.StartWithYoungAndRetiredAsync("2027-04-12 10:00");
        op.Write("p.csv", "序号,问题表现,整改时限,责任人\n1,车棚漏雨,6月底,马光明\n2,,,\n3,电梯异响,6月底,马光明\n");

        var ran = await op.RunAsync("import", "ledger", "p.csv", "--kind", "问题");

        Assert.Equal(1, ran.Code);
        Assert.Contains("第 3 行：没有问题的内容", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("问题", "序号,突出问题,整改责任单位,责任人,整改期限,落实情况\n1,档案室没有除湿机,离退休第三党支部,马光明,6月底,正在询价\n", "问1 档案室没有除湿机，马光明，6月30日。")]
    [InlineData("任务", "督办事项,承办单位,承办人,办结时限,最新进展\n更新应急通讯录,青年理论学习小组,朱浩然,6月底,待核对\n", "任1 更新应急通讯录，朱浩然，6月30日。")]
    [InlineData("课题", "课题名称,领题人,完成期限\n老旧小区怎样加装电梯,韩淑兰,6月底\n", "课1 老旧小区怎样加装电梯，韩淑兰，6月30日。")]
    [InlineData("实事", "实事内容,牵头部门,责任人,完成期限\n修好南门坡道,离退休第三党支部,马光明,6月底\n", "实1 修好南门坡道，马光明，6月30日。")]
    [InlineData("调研", "走访地点,责任单位,走访时间\n城东社区,青年理论学习小组,4月17日\n", "访1 城东社区，4月17日。")]
    public async Task Headings_that_other_offices_use_mean_the_same(string kind, string list, string told)
    {
        await using var op = await ListOffice.StartWithYoungAndRetiredAsync("2027-04-12 10:00");
        op.Write("p.csv", list);

        var ran = await op.RunAsync("import", "ledger", "p.csv", "--kind", kind);

        Assert.True(ran.Code == 0, ran.Error);
        Assert.Contains(told, ran.Output, StringComparison.Ordinal);
        Assert.Contains("不认识的列：无", ran.Output, StringComparison.Ordinal);
    }

    private static async Task ImportAsync(Operator op, string file, params string[] told)
    {
        var ran = await op.RunAsync("import", "ledger", file, "--kind", "问题");
        Assert.True(ran.Code == 0, ran.Error);
        Assert.All(told, line => Assert.Contains(line, ran.Output, StringComparison.Ordinal));
    }
}
