using BotService.Ledgers;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>Cells of offices' lists: what a program makes of a month or a share that somebody typed, and their words for how far it is.</summary>
public sealed class ListCellTests
{
    /// <summary>46327 is the first of November 2026; a spreadsheet keeps a month that was typed alone as its first day.</summary>
    [Theory]
    [InlineData("yyyy\"年\"m\"月\"", "46327", "11月30日。")]
    [InlineData("mmm-yy", "46357", "12月31日。")]
    [InlineData("yyyy\"年\"m\"月\"", "46329", "11月3日。")]
    [InlineData("yyyy/m/d", "46329", "11月3日。")]
    [InlineData("0.00", "2026.1", "10月30日（10月31日是周六，提前）。")]
    [InlineData("0.##", "2026.11", "11月30日。")]
    public async Task A_month_that_was_typed_alone_lasts_until_its_last_day(string format, string held, string due)
    {
        await using var op = await StartAsync();
        new RawXlsx { Formats = { format } }.Sheet("台账", RawXlsx.Row(1, "问题", "责任人", "整改时限") + $"<row r=\"2\">{RawXlsx.Text("A2", "电梯按钮失灵")}{RawXlsx.Text("B2", "吴秀英")}<c r=\"C2\" s=\"1\"><v>{held}</v></c></row>").Save(op.PathOf("p.xlsx"));

        var ran = await op.RunAsync("import", "ledger", "p.xlsx", "--kind", "问题");

        Assert.True(ran.Code == 0, ran.Error);
        Assert.Contains($"问1 电梯按钮失灵，吴秀英，{due}", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_may_be_January_or_October_is_named_with_its_cell()
    {
        await using var op = await StartAsync();
        new RawXlsx().Sheet("台账", RawXlsx.Row(1, "问题", "责任人", "整改时限") + $"<row r=\"2\">{RawXlsx.Text("A2", "电梯按钮失灵")}{RawXlsx.Text("B2", "吴秀英")}<c r=\"C2\"><v>2027.1</v></c></row>").Save(op.PathOf("p.xlsx"));

        var ran = await op.RunAsync("import", "ledger", "p.xlsx", "--kind", "问题");

        Assert.Equal(1, ran.Code);
        Assert.Contains("第 2 行：整改时限（C2） 2027.1 看不出是 1 月还是 10 月：请写成 2027年1月 或 2027年10月", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_share_is_what_its_cell_shows()
    {
        await using var op = await StartAsync();
        string Line(int line, string title, string share) => $"<row r=\"{line}\">{RawXlsx.Text($"A{line}", title)}{RawXlsx.Text($"B{line}", "吴秀英")}<c r=\"C{line}\" s=\"1\"><v>{share}</v></c></row>";
        new RawXlsx { Formats = { "0%" } }.Sheet("台账", RawXlsx.Row(1, "问题", "责任人", "整改进展") + Line(2, "电梯按钮失灵", "1") + Line(3, "消防栓生锈", "0.65")).Save(op.PathOf("p.xlsx"));

        var ran = await op.RunAsync("import", "ledger", "p.xlsx", "--kind", "问题");

        Assert.True(ran.Code == 0, ran.Error);
        Assert.Equal([LedgerState.Closed, LedgerState.Doing], await op.ItemStatesAsync());
        Assert.Equal(["65%（原台账）"], await ToldOfOpenAsync(op));
    }

    [Fact]
    public async Task Everyday_words_for_how_far_it_is_are_understood_and_a_part_that_is_done_closes_nothing()
    {
        string[] closed =
        [
            "已全部完成", "整改已完成", "按期完成", "100%", "已完成100%", "已于9月18日完成整改", "已完成整改并通过验收", "已完成全部整改事项", "已解决全部问题", "已办结并归档", "已销号8月31日", "已完成2026年8月",
            "整改完成，已恢复供电", "已完成整改，更换管道30余米", "已完成整改，待验收", "已完成6/6",
        ];
        string[] standing = ["持续整改", "持续"];
        string[] plain = ["待整改", "待验收", "落实中", "已启动", "立行立改"];
        string[] begun =
        [
            "已完成问卷设计", "已完成招标", "已落实责任人", "已基本完成", "95%", "已于8月进场，力争11月完成", "已在招标，预计10月底办结", "已于8月15日启动改造", "已于7月安排落实",
            "完成 4 户，剩 3 户", "办结（5/8）", "完成：已清淤，护坡待砌", "已完成清淤，护坡待砌",
        ];
        await using var op = await StartAsync();
        var words = closed.Concat(standing).Concat(plain).Concat(begun).ToList();
        op.Write("p.csv", $"问题,责任人,整改时限,整改进展\n{string.Join('\n', words.Select((word, i) => $"第{i + 1}处渗水,吴秀英,11月30日,{word}"))}\n");

        var ran = await op.RunAsync("import", "ledger", "p.csv", "--kind", "问题");

        Assert.True(ran.Code == 0, ran.Error);
        Assert.Equal(
            [.. closed.Select(_ => LedgerState.Closed), .. standing.Select(_ => LedgerState.Standing), .. plain.Select(_ => LedgerState.Doing), .. begun.Select(_ => LedgerState.Doing)],
            await op.ItemStatesAsync());
        Assert.Equal(begun.Select(word => $"{word}（原台账）"), await ToldOfOpenAsync(op));
        Assert.Contains($"{words.Count} 行：新 0，改 0，重复 {words.Count}。", (await op.RunAsync("import", "ledger", "p.csv", "--kind", "问题")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_sounds_done_and_is_read_as_open_is_told_and_a_step_towards_striking_off_strikes_off_nothing()
    {
        await using var op = await StartAsync();
        op.Write("p.csv", """
            问题,责任人,整改时限,整改进展,是否销号
            水泵异响,吴秀英,11月30日,已完成询价,
            屋顶漏水,吴秀英,11月30日,正在整改,已于8月申请销号
            车位划线,吴秀英,11月30日,正在验收,已销号8月20日
            消防栓生锈,吴秀英,11月30日,已基本完成,否

            """);

        var ran = await op.RunAsync("import", "ledger", "p.csv", "--kind", "问题");

        Assert.True(ran.Code == 0, ran.Error);
        Assert.Equal([LedgerState.Doing, LedgerState.Doing, LedgerState.Closed, LedgerState.Doing], await op.ItemStatesAsync());
        Assert.Contains("问1 水泵异响，吴秀英，11月30日；原台账写“已完成询价”，按没完成读。", ran.Output, StringComparison.Ordinal);
        Assert.Equal(2, ran.Output.Split("按没完成读").Length);
    }

    /// <summary>46235 is the first of August 2026.</summary>
    [Fact]
    public async Task A_month_in_which_something_was_found_is_the_same_as_text_and_as_a_cell()
    {
        await using var op = await StartAsync();
        var typed = $"<row r=\"2\">{RawXlsx.Text("A2", "电梯按钮失灵")}{RawXlsx.Text("B2", "吴秀英")}<c r=\"C2\" s=\"1\"><v>46235</v></c></row>";
        new RawXlsx { Formats = { "yyyy\"年\"m\"月\"" } }.Sheet("台账", RawXlsx.Row(1, "问题", "责任人", "发现时间") + typed + RawXlsx.Row(3, "消防栓生锈", "吴秀英", "2026年8月")).Save(op.PathOf("p.xlsx"));

        var ran = await op.RunAsync("import", "ledger", "p.xlsx", "--kind", "问题");

        Assert.True(ran.Code == 0, ran.Error);
        var august = new DateOnly(2026, 8, 31);
        Assert.Equal([august, august], await op.AskAsync((_, db) => db.LedgerItems.OrderBy(i => i.Number).Select(i => i.FoundOn).ToListAsync()));
    }

    [Fact]
    public async Task A_plain_word_decides_beside_a_sentence()
    {
        await using var op = await StartAsync();
        op.Write("p.csv", "问题,责任人,整改进展,完成情况\n消防栓生锈,吴秀英,请厂家除锈后重新喷了漆,已完成\n电梯按钮失灵,吴秀英,配件在路上了还要等几天,待整改\n");

        var ran = await op.RunAsync("import", "ledger", "p.csv", "--kind", "问题");

        Assert.True(ran.Code == 0, ran.Error);
        Assert.Equal([LedgerState.Closed, LedgerState.Doing], await op.ItemStatesAsync());
    }

    [Fact]
    public async Task A_day_behind_at_once_is_the_time_limit()
    {
        await using var op = await StartAsync();
        op.Write("p.csv", "问题,责任人,整改时限\n消防栓生锈,吴秀英,立行立改，11月5日前完成\n电梯按钮失灵,吴秀英,立行立改\n");

        var ran = await op.RunAsync("import", "ledger", "p.csv", "--kind", "问题");

        Assert.True(ran.Code == 0, ran.Error);
        Assert.Contains("问1 消防栓生锈，吴秀英，11月5日。", ran.Output, StringComparison.Ordinal);
        Assert.Contains("问2 电梯按钮失灵，吴秀英，", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("问2 电梯按钮失灵，吴秀英，11月5日", ran.Output, StringComparison.Ordinal);
    }

    private static async Task<Operator> StartAsync()
    {
        var op = await Operator.StartAsync("2026-09-30 10:00");
        await op.PeopleAsync("wuxiuying,吴秀英,业务第二党支部,branch,member,,,");
        return op;
    }

    private static Task<List<string>> ToldOfOpenAsync(Operator op) => op.AskAsync((_, db) =>
        db.LedgerEntries.Where(e => e.Verb == nameof(LedgerVerb.Progress) && db.LedgerItems.Any(i => i.Id == e.ItemId && i.State == LedgerState.Doing)).OrderBy(e => e.Id).Select(e => e.Text!).ToListAsync());
}
