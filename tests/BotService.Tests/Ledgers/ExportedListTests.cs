using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>A list that the service wrote itself comes back as it went out.</summary>
public sealed class ExportedListTests
{
    [Fact]
    public async Task What_was_exported_changes_nothing_when_it_is_imported_whatever_stands_in_it()
    {
        await using var op = await Operator.StartAsync("2026-10-09 09:00");
        await op.PeopleAsync("linxiaoyan,林晓燕,机关第一党支部,branch,liaison,,,", "liqiuyue,李秋月,机关第一党支部,branch,member,,,", "wuxiuying,吴秀英,业务第二党支部,branch,member,,,");
        op.Write("p.csv", """
            问题,类别,责任单位,责任人,整改时限,是否销号,销号时间
            =2*3的表对不上,机制,业务第二党支部,吴秀英,11月16日,否,
            旧桌椅没人搬,民生,业务第二党支部,吴秀英,9月18日,是,9月18日
            基层报表多,面上,机关第一党支部,林晓燕,长期坚持,,

            """);
        Assert.Contains("3 行：新 3，改 0，重复 0。", (await op.RunAsync("import", "ledger", "p.csv", "--kind", "问题")).Output, StringComparison.Ordinal);
        var bot = Bot.Start(op.Store, "2026-10-09 10:00");

        foreach (var (who, said, answer) in ((string, string, string)[])
        [
            ("boss", "问题 走廊应急灯不亮 吴秀英 10月20日", "问4"), ("wuxiuying", "问4 完成 坏的灯都换了新的", "报完成"), ("boss", "问4 通过", "已销号"), ("boss", "问4 又出现 三楼的又不亮了", "已记 问5"),
            ("liqiuyue", "问题 打印机总是卡纸", "问6"), ("boss", "问题 会议室的钟停了 李秋月 10月30日", "问7"), ("boss", "问7 作废 提错了", "问7"),
            ("boss", "问题 门禁卡刷不开 吴秀英 10月12日", "问8"), ("wuxiuying", "问8 完成 换了新的读卡器", "报完成"), ("boss", "问题 车棚漏雨 李秋月 10月13日", "问9"),
        ])
        {
            Assert.Contains(answer, await bot.SayAsync(who, said), StringComparison.Ordinal);
        }

        await bot.StopAsync();
        op.Now = "2026-10-26 09:00";
        var written = await op.RunAsync("export", "ledger", "--kind", "问题", "--out", "own.xlsx");
        Assert.True(written.Code == 0, written.Error);
        var cells = RawWorkbook.Open(op.PathOf("own.xlsx")).Rows("问题清单").SelectMany(row => row).ToList();
        Assert.All((string[])["'=2*3的表对不上", "已销号·导入", "办理中·没人领·反弹", "待立项", "作废", "待核实", "逾期·红"], text => Assert.Contains(text, cells));

        var read = await op.RunAsync("import", "ledger", "own.xlsx", "--kind", "问题");

        Assert.True(read.Code == 0, read.Error);
        Assert.True(read.Output.Contains("9 行：新 0，改 0，重复 9。", StringComparison.Ordinal), read.Output);
        Assert.Contains("工作表“经过”是导出时附的，没有读。", read.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_beside_an_owner_are_seen_and_exported_and_once_the_owner_gives_it_back_nobody_has_it()
    {
        await using var op = await ListOffice.StartAsync();
        await op.ReadAsync("问题,责任单位,责任人,整改时限\n门厅漏雨,机关第一党支部,孙大勇、高峰、马小宝,10月30日\n");
        var written = await op.RunAsync("export", "ledger", "--kind", "问题", "--out", "own.xlsx");
        Assert.True(written.Code == 0, written.Error);
        Assert.Contains("高峰、孙大勇、马小宝", RawWorkbook.Open(op.PathOf("own.xlsx")).Rows("问题清单").SelectMany(row => row));
        Assert.Contains("1 行：新 0，改 0，重复 1。", (await op.RunAsync("import", "ledger", "own.xlsx", "--kind", "问题", "--keep-unknown")).Output, StringComparison.Ordinal);
        await using var bot = Bot.Start(op.Store, "2026-09-30 11:00");

        foreach (var (who, said, answer) in ((string, string, string)[])
        [
            ("linxiaoyan", "问1", "办理中，高峰、孙大勇、马小宝负责"), ("gaofeng", "问1", "办理中，您和孙大勇、马小宝负责"), ("linxiaoyan", "问题清单", "问1 门厅漏雨 高峰、孙大勇、…"),
            ("gaofeng", "问1 退 应由后勤来办", "问1 已退，现在没人领"), ("linxiaoyan", "问题清单 没人领", "问1 门厅漏雨"), ("linxiaoyan", "清单", "没人领 1 件"),
            ("linxiaoyan", "问1 看经过", "应由后勤来办；原责任人：孙大勇、马小宝"), ("gaofeng", "问1 撤回", "问1 的“退”已撤回"), ("gaofeng", "问1", "您和孙大勇、马小宝负责"),
        ])
        {
            Assert.Contains(answer, await bot.SayAsync(who, said), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_helps_stands_beside_the_owner_as_of_the_day_also_in_a_superiors_form()
    {
        var folder = LedgerFolder.With();
        new RawXlsx().Sheet("表", RawXlsx.Row(1, "序号", "问题", "责任人", "整改时限") + "<row r=\"2\"/>").Save(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "ledgers", "forms")).FullName, "局表.xlsx"));
        await using var op = await ListOffice.StartAsync();
        op.Settings.Add($"BOTSERVICE_CONFIG_DIR={folder}");
        await op.ReadAsync("问题,责任单位,责任人,整改时限\n旗杆绳断了,业务第二党支部,邓睿、吴秀英,10月30日\n");
        var bot = Bot.Start(op.Store, "2026-10-12 11:00");
        Assert.Contains("问1", await bot.SayAsync("boss", "问1 加入 黄志远"), StringComparison.Ordinal);
        Assert.Contains("问1", await bot.SayAsync("boss", "问1 退出 吴秀英"), StringComparison.Ordinal);
        await bot.StopAsync();
        op.Now = "2026-10-12 12:00";

        foreach (var (day, owners) in ((string, string)[])[("2026-10-09", "邓睿、吴秀英"), ("2026-10-12", "邓睿、黄志远")])
        {
            var written = await op.RunAsync("export", "ledger", "--kind", "问题", "--as-of", day, "--out", "own.xlsx");
            Assert.True(written.Code == 0, written.Error);
            Assert.Contains(owners, RawWorkbook.Open(op.PathOf("own.xlsx")).Rows("问题清单").SelectMany(row => row));
        }

        Assert.Equal(0, (await op.RunAsync("export", "ledger", "--kind", "问题", "--form", "局表", "--out", "f.xlsx")).Code);
        Assert.Equal("邓睿、黄志远", RawWorkbook.Open(op.PathOf("f.xlsx")).At("表", "C2"));
        var read = await op.RunAsync("import", "ledger", "own.xlsx", "--kind", "问题");
        Assert.True(read.Output.Contains("1 行：新 0，改 0，重复 1。", StringComparison.Ordinal), read.Output + read.Error);
    }

    [Fact]
    public async Task Who_left_whom_several_are_called_and_who_was_kept_as_text_comes_back_without_a_question()
    {
        await using var op = await ListOffice.StartAsync();
        await op.ReadAsync("问题,责任单位,责任人,整改时限\n锅炉房漏水,后勤办,孙大勇,10月30日\n货架生锈,业务第二党支部,吴秀英,10月30日\n食堂排烟不畅,食堂,王伟（wangwei）,10月30日\n");
        op.Now = "2026-10-09 09:00";
        await op.PeopleAsync("wuxiuying,吴秀英,业务第二党支部,branch,member,,,2026-10-08");
        Assert.Equal(0, (await op.RunAsync("export", "ledger", "--kind", "问题", "--out", "own.xlsx")).Code);
        var before = await KnownAsync();

        var read = await op.RunAsync("import", "ledger", "own.xlsx", "--kind", "问题");

        Assert.True(read.Output.Contains("3 行：新 0，改 0，重复 3。", StringComparison.Ordinal), read.Output + read.Error);
        Assert.Equal(before, await KnownAsync());
        op.Write("new.csv", "编号,问题,责任单位,责任人,整改时限\n问2,货架生锈,业务第二党支部,张小满,10月30日\n");
        Assert.Contains("责任人“张小满”不在名单", (await op.RunAsync("import", "ledger", "new.csv", "--kind", "问题")).Error, StringComparison.Ordinal);

        Task<List<string>> KnownAsync() => op.AskAsync((_, db) => db.LedgerItems.OrderBy(i => i.Number).Select(i => $"{i.Title} {i.GroupId} {i.UnitText} {i.OwnerId} {i.OwnerText}").ToListAsync());
    }

    [Theory]
    [InlineData("待立项")]
    [InlineData("作废")]
    public async Task A_row_of_another_list_that_waits_or_was_dropped_there_is_named(string state)
    {
        await using var op = await Operator.StartAsync("2026-10-09 09:00");
        await op.PeopleAsync("liqiuyue,李秋月,机关第一党支部,branch,member,,,");
        op.Write("p.csv", $"编号,问题,责任人,整改进展\nB7,车棚漏雨,李秋月,{state}\n");

        var ran = await op.RunAsync("import", "ledger", "p.csv", "--kind", "问题");

        Assert.Equal(1, ran.Code);
        Assert.Contains($"第 2 行：进展“{state}”看不懂", ran.Error, StringComparison.Ordinal);
    }
}
