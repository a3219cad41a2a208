using BotService.Ledgers;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>Which item a row of a list means, whatever has become of the item here and however many rows tell of it.</summary>
public sealed class LedgerRowMatchTests
{
    [Fact]
    public async Task What_was_given_to_another_unit_or_taken_or_reworded_here_is_found_again_by_what_the_list_said()
    {
        const string List = """
            序号,问题,责任单位,责任人,整改时限
            1,门厅地砖松动,机关第一党支部,林晓燕,10月30日
            2,档案室没有灭火器,后勤中心,李保国,11月13日
            3,食堂排烟不畅,业务第二党支部,吴秀英,10月30日
            4,车库照明太暗,后勤中心,李保国,11月13日

            """;
        await using var op = await ListOffice.StartAsync();
        Assert.Contains("4 行：新 4，改 0，重复 0。", await op.ReadAsync(List), StringComparison.Ordinal);
        var bot = Bot.Start(op.Store, "2026-09-30 11:00");
        Assert.Contains("问1 由邓睿办理", await bot.SayAsync("boss", "问1 派 邓睿 11月6日"), StringComparison.Ordinal);
        Assert.Contains("问2 由高峰办理", await bot.SayAsync("boss", "问2 派 高峰 11月6日"), StringComparison.Ordinal);
        Assert.Contains("内容改为", await bot.SayAsync("boss", "问3 改 内容 食堂后厨排烟不畅"), StringComparison.Ordinal);
        await bot.SayAsync("boss", "问4 公开");
        Assert.Contains("问4 由您办理", await bot.SayAsync("wuxiuying", "问4 认领"), StringComparison.Ordinal);
        await bot.StopAsync();

        var again = await op.ReadAsync(List);

        Assert.Contains("4 行：新 0，改 0，重复 4。", again, StringComparison.Ordinal);
        Assert.Contains("问1 门厅地砖松动，不变；责任人、期限、责任单位在这里改过，没有动", again, StringComparison.Ordinal);
        Assert.Contains("问2 档案室没有灭火器，不变；责任人、期限在这里改过，没有动", again, StringComparison.Ordinal);
        Assert.Contains("问3 食堂后厨排烟不畅，不变；内容在这里改过，没有动", again, StringComparison.Ordinal);
        Assert.Contains("问4 车库照明太暗，不变", again, StringComparison.Ordinal);
        Assert.Equal(4, await op.AskAsync((_, db) => db.LedgerItems.CountAsync()));
    }

    [Fact]
    public async Task A_problem_that_is_joined_over_its_measures_is_one_item_with_all_of_them_and_a_preview_shows_just_that()
    {
        await using var op = await ListOffice.StartAsync();
        new RawXlsx().Sheet(
            "台账",
            RawXlsx.Row(1, "序号", "问题", "整改措施", "责任人", "整改时限", "责任单位")
            + RawXlsx.Row(2, "1", "村道路灯不亮", "更换灯头", "吴秀英", "10月30日", "业务第二党支部")
            + RawXlsx.Row(3, "", "", "重新布线", "邓睿、吴秀英", "11月13日")
            + RawXlsx.Row(4, "", "", "加装护栏", "黄志远", "11月20日")
            + RawXlsx.Row(5, "2", "文件柜生锈", "喷漆", "高峰", "10月30日", "机关第一党支部"),
            merged: "A2:A4 B2:B4 F2:F4").Save(op.PathOf("p.xlsx"));

        foreach (var more in (string[][])[["--dry-run"], []])
        {
            var ran = await op.RunAsync(["import", "ledger", "p.xlsx", "--kind", "问题", .. more]);
            Assert.True(ran.Code == 0, ran.Error);
            Assert.Contains("4 行：新 2，改 0，重复 0。", ran.Output, StringComparison.Ordinal);
            Assert.Contains("问1 村道路灯不亮，吴秀英（专班邓睿、黄志远），11月20日。", ran.Output, StringComparison.Ordinal);
            Assert.Contains("问2 文件柜生锈，高峰，10月30日。", ran.Output, StringComparison.Ordinal);
            Assert.Contains("第 2、3、4 行是同一件，合着读了", ran.Output, StringComparison.Ordinal);
        }

        Assert.Contains("更换灯头；重新布线；加装护栏", await op.AskAsync((_, db) => db.LedgerItems.Where(i => i.Number == 1).Select(i => i.Fields).SingleAsync()), StringComparison.Ordinal);
        Assert.Contains("4 行：新 0，改 0，重复 2。", (await op.RunAsync("import", "ledger", "p.xlsx", "--kind", "问题")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_joined_over_the_measures_of_one_problem_stands_in_the_file_once()
    {
        await using var op = await ListOffice.StartAsync();
        const string Twice = "编号 XF-07 在文件里出现了两次";
        string Sheet(string second) => RawXlsx.Row(1, "编号", "问题", "整改措施", "责任人", "整改时限", "责任单位")
            + RawXlsx.Row(2, "XF-07", "窨井盖缺失", "补齐井盖", "邓睿", "10月30日", "业务第二党支部") + RawXlsx.Row(3, "", second, "加装防坠网", "吴秀英", "11月13日");
        new RawXlsx().Sheet("台账", Sheet(""), merged: "A2:A3 B2:B3 F2:F3").Save(op.PathOf("p.xlsx"));

        var ran = await op.RunAsync("import", "ledger", "p.xlsx", "--kind", "问题");

        Assert.True(ran.Code == 0, ran.Error);
        Assert.Contains("2 行：新 1，改 0，重复 0。", ran.Output, StringComparison.Ordinal);
        Assert.Contains("问1 窨井盖缺失，邓睿（专班吴秀英），11月13日。", ran.Output, StringComparison.Ordinal);
        Assert.Contains("XF-07", await op.AskAsync((_, db) => db.LedgerItems.Select(i => i.Fields).SingleAsync()), StringComparison.Ordinal);
        Assert.Contains("2 行：新 0，改 0，重复 1。", (await op.RunAsync("import", "ledger", "p.xlsx", "--kind", "问题")).Output, StringComparison.Ordinal);

        new RawXlsx().Sheet("台账", Sheet("雨水箅子松动"), merged: "A2:A3 F2:F3").Save(op.PathOf("two.xlsx"));
        Assert.Contains(Twice, (await op.RunAsync("import", "ledger", "two.xlsx", "--kind", "问题")).Error, StringComparison.Ordinal);
        Assert.Contains($"第 3 行：{Twice}", await op.RefusedAsync("编号,问题,整改措施\nXF-07,窨井盖缺失,补齐井盖\nXF-07,窨井盖缺失,加装防坠网\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measures_of_one_problem_may_be_at_different_points()
    {
        const string List = """
            问题,责任单位,责任人,整改措施,整改时限,整改进展
            水房漏水,机关第一党支部,高峰,更换阀门,10月30日,正在整改
            水房漏水,机关第一党支部,,完善值守制度,长期坚持,
            水房漏水,机关第一党支部,,清理积水,,已完成
            楼道堆物,机关第一党支部,高峰,清走杂物,9月18日,已完成
            楼道堆物,机关第一党支部,,每周巡查,长期坚持,

            """;
        await using var op = await ListOffice.StartAsync();

        var told = await op.ReadAsync(List);

        Assert.Contains("5 行：新 2，改 0，重复 0。", told, StringComparison.Ordinal);
        Assert.Contains("问1 水房漏水，高峰，10月30日；几行状态不一样，按没办完读。", told, StringComparison.Ordinal);
        Assert.Contains("问2 楼道堆物，高峰，长期，12月29日复查；几行状态不一样，按没办完读。", told, StringComparison.Ordinal);
        Assert.Equal(
            ["完善值守制度：长期；清理积水：已完成（原台账）", "清走杂物：已完成（原台账）"],
            await op.AskAsync((_, db) => db.LedgerEntries.Where(e => e.Verb == nameof(LedgerVerb.Progress)).OrderBy(e => e.ItemId).Select(e => e.Text!).ToListAsync()));
        Assert.Contains("5 行：新 0，改 0，重复 2。", await op.ReadAsync(List), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_one_item_that_contradict_each_other_are_named()
    {
        await using var op = await ListOffice.StartAsync();

        var refused = await op.RefusedAsync("问题,责任单位,问题来源,整改进展\n水房漏水,机关第一党支部,审计,已完成\n水房漏水,机关第一党支部,自查,正在整改\n水房漏水,机关第一党支部,调研,已完成\n");

        Assert.DoesNotContain("状态不一样", refused, StringComparison.Ordinal);
        Assert.Contains("第 4 行：和第 2 行是同一件，来源不一样", refused, StringComparison.Ordinal);
        Assert.Equal(0, await op.AskAsync((_, db) => db.LedgerItems.CountAsync()));
    }

    [Fact]
    public async Task A_number_that_a_list_gets_later_is_noted_and_one_of_another_office_meets_nothing_of_this_one()
    {
        await using var op = await ListOffice.StartAsync();
        const string Rows = "电梯年检过期,业务第二党支部,吴秀英\n{0}打印机卡纸,机关第一党支部,高峰\n";
        await op.ReadAsync("问题,责任单位,责任人\n" + Rows.Replace("{0}", string.Empty, StringComparison.Ordinal));
        var numbered = "编号,问题,责任单位,责任人\nB-7," + Rows.Replace("{0}", "B-8,", StringComparison.Ordinal);

        var later = await op.ReadAsync(numbered);

        Assert.Contains("2 行：新 0，改 2，重复 0。", later, StringComparison.Ordinal);
        Assert.Contains("问1 电梯年检过期，改：原编号 B-7", later, StringComparison.Ordinal);
        Assert.Contains("2 行：新 0，改 0，重复 2。", await op.ReadAsync(numbered), StringComparison.Ordinal);
        Assert.Contains("改：责任单位", await op.ReadAsync("编号,问题,责任单位,责任人\nB-8,打印机卡纸,业务第二党支部,高峰\n"), StringComparison.Ordinal);

        var refused = await op.RefusedAsync("编号,问题,责任单位,责任人\nB-7,茶水间地滑,机关第一党支部,高峰\n");

        Assert.Contains("第 2 行：编号 B-7 是问1“电梯年检过期”，内容和单位都不一样；是另一件请换编号", refused, StringComparison.Ordinal);
        Assert.Equal(2, await op.AskAsync((_, db) => db.LedgerItems.CountAsync(i => i.State == LedgerState.Doing)));
    }
}
