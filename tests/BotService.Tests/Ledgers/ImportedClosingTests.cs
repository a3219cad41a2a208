using BotService.Ledgers;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>What an older list calls done keeps its place in every figure: before it is opened again, after, and beside a sample.</summary>
public sealed class ImportedClosingTests
{
    private const string List = "问题,责任单位,责任人,整改时限,是否销号,销号时间\n值班室空调不制冷,业务第二党支部,吴秀英,9月25日,是,9月18日\n仓库门锁坏了,业务第二党支部,吴秀英,10月30日,否,\n";

    [Fact]
    public async Task Opened_again_it_counts_from_then_on_and_changes_no_day_before()
    {
        await using var op = await ImportedAsync();
        await using var bot = Bot.Start(op.Store, "2026-10-13 09:00");
        var before = await bot.SayAsync("boss", "问题清单 统计 10月6日");
        Assert.Contains("发现 1 个：已销号 0，待核实 0，办理中 1", before, StringComparison.Ordinal);
        Assert.Contains("另有 1 个在导入前已完成（没有核实人）", before, StringComparison.Ordinal);

        Assert.Contains("问1 重开", await bot.SayAsync("boss", "问1 重开 还是不制冷"), StringComparison.Ordinal);
        Assert.Equal(before, await bot.SayAsync("boss", "问题清单 统计 10月6日"));
        await bot.SayAsync("wuxiuying", "问1 完成 压缩机换了新的");
        Assert.Contains("问1 已销号", await bot.SayAsync("linxiaoyan", "问1 通过"), StringComparison.Ordinal);

        var after = await bot.SayAsync("boss", "问题清单 统计");
        Assert.Contains("发现 2 个：已销号 1，待核实 0，办理中 1", after, StringComparison.Ordinal);
        Assert.DoesNotContain("导入前", after, StringComparison.Ordinal);
        Assert.Equal(before, await bot.SayAsync("boss", "问题清单 统计 10月6日"));
    }

    [Fact]
    public async Task Looked_at_twice_it_is_one_sample_and_the_last_answer_holds()
    {
        await using var op = await ImportedAsync();
        await using var bot = Bot.Start(op.Store, "2026-10-13 09:00");
        Assert.Contains("请林晓燕看", await bot.SayAsync("boss", "核实导入"), StringComparison.Ordinal);

        foreach (var (said, looked) in ((string, string)[])
        [
            ("问1 没改好 吹出来还是热风", "抽查 1 个，0 个属实"), ("问1 通过", "抽查 1 个，1 个属实"), ("问1 通过", "抽查 1 个，1 个属实"), ("问1 没改好 又是热风", "抽查 1 个，0 个属实"),
        ])
        {
            await bot.SayAsync("linxiaoyan", said);
            Assert.Contains($"另有 1 个在导入前已完成（{looked}）", await bot.SayAsync("boss", "问题清单"), StringComparison.Ordinal);
        }

        Assert.Equal(4, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync(e => e.Verb == nameof(LedgerVerb.Sample))));
    }

    [Fact]
    public async Task Beside_the_figures_of_groups_and_of_subjects_it_is_told_as_well_and_is_in_none_of_them()
    {
        await using var op = await PeopleAsync();
        await op.ReadAsync("任务,责任单位,责任人,完成时限,是否销号\n公开办事指南,业务第二党支部,吴秀英,9月25日,是\n压减证明材料,业务第二党支部,吴秀英,9月28日,是\n上线预约取号,业务第二党支部,吴秀英,10月30日,否\n", "重点任务");
        await op.ReadAsync("课题,方向,责任人,完成时限,是否销号\n农贸市场改造,民生,吴秀英,9月28日,是\n村级养老,养老,黄志远,11月30日,否\n", "课题");
        var written = await op.RunAsync("export", "ledger", "--kind", "重点任务", "--out", "l.xlsx");
        Assert.True(written.Code == 0, written.Error);
        Assert.EndsWith("；另有 2 条在导入前已完成（没有核实人）", RawWorkbook.Open(op.PathOf("l.xlsx")).At("亮晒清单", "B2"), StringComparison.Ordinal);
        await using var bot = Bot.Start(op.Store, "2026-10-13 09:00");

        Assert.Contains("共 1 条，到期 0，兑现 0\n业务第二党支部 到期 0（1 条未到期）\n另有 2 条在导入前已完成（没有核实人）\n", await bot.SayAsync("boss", "亮晒清单 统计"), StringComparison.Ordinal);
        Assert.Contains("课题 1 个，方向 1 个，有计划 0 份；走访 0 次\n另有 1 个在导入前已完成（没有核实人）\n课2 村级养老", await bot.SayAsync("boss", "课题清单"), StringComparison.Ordinal);
        var figures = await bot.SayAsync("boss", "课题清单 统计");
        Assert.Contains("\n课题 1\n", figures, StringComparison.Ordinal);
        Assert.Contains("\n方向 1\n有计划 0\n走访 0\n转化 0\n另有 1 个在导入前已完成（没有核实人）", figures, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_on_which_the_office_struck_it_off_stands_in_the_superiors_form()
    {
        var folder = LedgerFolder.With();
        new RawXlsx().Sheet("表", RawXlsx.Row(1, "序号", "问题", "责任人", "是否销号", "销号时间") + "<row r=\"2\"/>").Save(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "ledgers", "forms")).FullName, "局表.xlsx"));
        await using var op = await ImportedAsync();
        op.Settings.Add($"BOTSERVICE_CONFIG_DIR={folder}");

        var ran = await op.RunAsync("export", "ledger", "--kind", "问题", "--form", "局表", "--out", "f.xlsx");

        Assert.True(ran.Code == 0, ran.Error);
        var form = RawWorkbook.Open(op.PathOf("f.xlsx"));
        Assert.Equal(("值班室空调不制冷", "是", "2026-09-18"), (form.At("表", "B2"), form.At("表", "D2"), form.At("表", "E2")));
        Assert.Equal(("仓库门锁坏了", "否", string.Empty), (form.At("表", "B3"), form.At("表", "D3"), form.At("表", "E3")));
    }

    [Fact]
    public async Task Columns_that_tell_parts_of_one_thing_are_read_together_and_others_are_named()
    {
        await using var op = await PeopleAsync();
        op.Write("p.csv", """
            序号,问题,责任单位,责任人,整改时限,整改进展,是否完成,是否销号,完成时间,销号时间
            1,西门岗亭漏雨,业务第二党支部,吴秀英,9月25日,屋面已经重新铺过防水,是,是,9月14日,9月21日
            2,楼梯间堆放杂物,业务第二党支部,吴秀英,10月30日,正在联系物业清运,否,否,,
            3,会议室投影模糊,业务第二党支部,吴秀英,10月30日,已完成采购,否,,,

            """);

        var ran = await op.RunAsync("import", "ledger", "p.csv", "--kind", "问题");

        Assert.True(ran.Code == 0, ran.Error);
        Assert.Contains("3 行：新 3，改 0，重复 0。", ran.Output, StringComparison.Ordinal);
        Assert.Contains("“整改进展”、“是否完成”说的是同一项，合着读了。", ran.Output, StringComparison.Ordinal);
        Assert.Contains("“销号时间”、“完成时间”说的是同一项，合着读了。", ran.Output, StringComparison.Ordinal);
        var items = await op.AskAsync((_, db) => db.LedgerItems.OrderBy(i => i.Number).ToListAsync());
        Assert.Equal([LedgerState.Closed, LedgerState.Doing, LedgerState.Doing], items.Select(i => i.State));
        Assert.Equal(new DateOnly(2026, 9, 21), items[0].ClosedOn);
        Assert.Equal(
            ["屋面已经重新铺过防水（原台账）", "正在联系物业清运（原台账）", "已完成采购（原台账）"],
            await op.AskAsync((_, db) => db.LedgerEntries.Where(e => e.Verb == nameof(LedgerVerb.Progress)).OrderBy(e => e.Id).Select(e => e.Text!).ToListAsync()));
        Assert.Contains("3 行：新 0，改 0，重复 3。", (await op.RunAsync("import", "ledger", "p.csv", "--kind", "问题")).Output, StringComparison.Ordinal);

        op.Write("q.csv", "问题,牵头单位,责任单位,责任人,整改时限\n车棚漏雨,机关第一党支部,业务第二党支部,吴秀英,10月30日\n");
        var refused = await op.RunAsync("import", "ledger", "q.csv", "--kind", "问题");
        Assert.Equal(1, refused.Code);
        Assert.Contains("“责任单位”、“牵头单位”说的是同一项，请只留一列", refused.Error, StringComparison.Ordinal);
        var chosen = await op.RunAsync("import", "ledger", "q.csv", "--kind", "问题", "--ignore", "牵头单位");
        Assert.True(chosen.Code == 0, chosen.Error);
        Assert.Contains("问4 车棚漏雨，吴秀英，10月30日。", chosen.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_many_are_drawn_as_somebody_can_look_at_by_an_admin_where_no_liaison_can_and_again_when_who_was_asked_has_left()
    {
        await using var op = await Operator.StartAsync("2026-09-30 10:00");
        await op.PeopleAsync("linxiaoyan,林晓燕,机关第一党支部,branch,liaison,,,", "gaofeng,高峰,机关第一党支部,branch,member,,,", "wuxiuying,吴秀英,业务第二党支部,branch,member,,,");
        var own = Enumerable.Range(2, 5).Select(floor => $"{floor}楼扶手松动,机关第一党支部,高峰,9月25日,是\n");
        await op.ReadAsync($"问题,责任单位,责任人,整改时限,是否销号\n{string.Concat(own)}东门地砖破损,业务第二党支部,吴秀英,9月25日,是\n西门地砖破损,业务第二党支部,吴秀英,9月25日,是\n");
        var bot = Bot.Start(op.Store, "2026-10-12 09:00");
        var first = await bot.SayAsync("boss", "核实导入");
        Assert.StartsWith("抽了 2 件导入前已完成的：", first, StringComparison.Ordinal);
        Assert.All((string[])["问6 东门地砖破损，请林晓燕看", "问7 西门地砖破损，请林晓燕看"], line => Assert.Contains(line, first, StringComparison.Ordinal));
        Assert.Contains("没有别组的联络员或管理员可以看", await bot.SayAsync("boss", "核实导入"), StringComparison.Ordinal);
        await bot.StopAsync();

        op.Now = "2026-10-14 09:00";
        await op.PeopleAsync("zhoumin,周敏,机关第一党支部,branch,admin,,,", "linxiaoyan,林晓燕,机关第一党支部,branch,liaison,,,2026-10-13");
        await using var later = Bot.Start(op.Store, "2026-10-14 09:10");
        Assert.StartsWith("抽了 5 件导入前已完成的：", await later.SayAsync("boss", "核实导入"), StringComparison.Ordinal);
        Assert.StartsWith("抽了 2 件导入前已完成的：", await later.SayAsync("boss", "核实导入"), StringComparison.Ordinal);
        Assert.Contains("没有等抽查的导入事项", await later.SayAsync("boss", "核实导入"), StringComparison.Ordinal);
        Assert.Contains("问7 记为属实", await later.SayAsync("zhoumin", "问7 通过"), StringComparison.Ordinal);
    }

    private static async Task<Operator> PeopleAsync()
    {
        var op = await Operator.StartAsync("2026-09-30 10:00");
        await op.PeopleAsync("linxiaoyan,林晓燕,机关第一党支部,branch,liaison,,,", "huangzhiyuan,黄志远,业务第二党支部,branch,liaison,,,", "wuxiuying,吴秀英,业务第二党支部,branch,member,,,");
        return op;
    }

    private static async Task<Operator> ImportedAsync()
    {
        var op = await PeopleAsync();
        op.Write("p.csv", List);
        var ran = await op.RunAsync("import", "ledger", "p.csv", "--kind", "问题");
        Assert.True(ran.Code == 0, ran.Error);
        return op;
    }
}
