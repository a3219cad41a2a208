using BotService.Tests.Harness;

namespace BotService.Tests.Ledgers;

/// <summary>What a list has between and below its rows because it was made for printing: numbers in advance, chapters, notes, sums, signatures and the header on each page.</summary>
public sealed class ListFootTests
{
    [Fact]
    public async Task Lines_that_were_numbered_in_advance_and_never_filled_in_are_no_rows()
    {
        await using var op = await ListOffice.StartAsync();
        var empty = string.Concat(Enumerable.Range(3, 11).Select(number => $"{number},,,,\n"));

        var told = await op.ReadAsync($"序号,问题,整改措施,整改时限,责任人\n1,锅炉房漏气,换阀门,11月底,高峰\n2,宣传栏破损,重做,11月底,邓睿\n{empty}填表人：周末,,,,\n");

        Assert.Contains("2 行：新 2，改 0，重复 0。", told, StringComparison.Ordinal);
        Assert.Contains("第 4、5、6、7、8、9、10、11、12、13… 行只有序号，没有当作内容。", told, StringComparison.Ordinal);
        Assert.Contains("第 15 行是合计、落款或重复的表头，没有当作内容。", told, StringComparison.Ordinal);

        // The category is joined over the lines that are still empty.
        var rows = RawXlsx.Row(1, "序号", "问题类别", "问题", "责任人") + RawXlsx.Row(2, "1", "民生", "路灯频闪", "高峰") + RawXlsx.Row(3, "2", "", "井盖异响", "高峰") + RawXlsx.Row(4, "3") + RawXlsx.Row(5, "4");
        await IsReadAsync(op, rows, "B2:B5", "2 行：新 2，改 0，重复 0。", "第 4、5 行只有序号，没有当作内容。");
    }

    [Fact]
    public async Task A_chapter_a_note_and_a_sum_whose_first_word_stands_under_the_numbers_are_passed_over_and_said()
    {
        await using var op = await ListOffice.StartAsync();
        var rows = RawXlsx.Row(1, "序号", "问题", "整改措施", "整改时限", "责任人", "责任单位") + RawXlsx.Row(2, "二", "作风方面（1个）")
            + RawXlsx.Row(3, "1", "值班脱岗", "轮岗签到", "11月底", "高峰", "机关第一党支部") + RawXlsx.Row(4, "说明", "1.责任单位写全称")
            + RawXlsx.Row(5, "总计", "共1个问题，整改0个") + RawXlsx.Row(6, "分管领导：郝仁", "", "", "科室负责人：钱进");

        await IsReadAsync(
            op, rows, "B2:F2 B4:F4 B5:F5", "1 行：新 1，改 0，重复 0。", "第 5、6 行是合计、落款或重复的表头，没有当作内容。",
            "第 2、4 行是标题或说明，没有当作内容：“二 作风方面（1个）”、“说明 1.责任单位写全称”。");

        var other = RawXlsx.Row(1, "序号", "问题类别", "问题表现", "整改时限", "责任人") + RawXlsx.Row(2, "（三）", "窗口服务（1个）") + RawXlsx.Row(3, "1", "民生", "叫号机卡顿", "11月底", "邓睿") + RawXlsx.Row(4, "注", "责任人写全名");
        await IsReadAsync(op, other, "B2:E2 B4:E4", "1 行：新 1，改 0，重复 0。", "第 2、4 行是标题或说明，没有当作内容：“（三） 窗口服务（1个）”、“注 责任人写全名”。");
    }

    [Fact]
    public async Task A_row_with_a_number_and_a_sentence_across_the_columns_is_content()
    {
        await using var op = await ListOffice.StartAsync();

        await IsReadAsync(op, RawXlsx.Row(1, "序号", "问题", "整改措施", "责任人") + RawXlsx.Row(2, "1", "会议室没有投影"), "B2:D2", "1 行：新 1，改 0，重复 0。", "问1 会议室没有投影");
    }

    [Fact]
    public async Task A_header_of_two_rows_that_stands_again_on_the_next_page_is_passed_over()
    {
        string[] lines =
        [
            "序号,问题类别,问题表现,整改,,,责任单位", ",,,整改措施,整改时限,责任人,", "1,机制,印章登记不全,补登记,11月底,高峰,机关第一党支部",
            "序号,问题类别,问题表现,整改,,,责任单位", ",,,整改措施,整改时限,责任人,", "2,民生,热水器漏电,更换,11月底,邓睿,业务第二党支部",
        ];
        const string Passed = "第 4、5 行是合计、落款或重复的表头，没有当作内容。";
        await using var op = await ListOffice.StartAsync();

        var told = await op.ReadAsync(string.Join('\n', lines) + "\n");

        Assert.Contains("2 行：新 2，改 0，重复 0。", told, StringComparison.Ordinal);
        Assert.Contains(Passed, told, StringComparison.Ordinal);
        var rows = string.Concat(lines.Select((line, i) => RawXlsx.Row(i + 1, line.Split(','))));
        await IsReadAsync(op, rows, "D1:F1 A1:A2 B1:B2 C1:C2 G1:G2 D4:F4 A4:A5 B4:B5 C4:C5 G4:G5", "2 行：新 0，改 0，重复 2。", Passed);
    }

    private static async Task IsReadAsync(Operator op, string rows, string merged, params string[] told)
    {
        new RawXlsx().Sheet("台账", rows, merged: merged).Save(op.PathOf("list.xlsx"));
        var ran = await op.RunAsync("import", "ledger", "list.xlsx", "--kind", "问题");
        Assert.True(ran.Code == 0, ran.Error);
        Assert.All(told, line => Assert.Contains(line, ran.Output, StringComparison.Ordinal));
    }
}
