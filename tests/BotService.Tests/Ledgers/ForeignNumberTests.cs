using BotService.Tests.Harness;

namespace BotService.Tests.Ledgers;

/// <summary>The number that an item had in an office's own list is shown beside ours, on the card, in the export and in a superior's form.</summary>
public sealed class ForeignNumberTests
{
    [Fact]
    public async Task It_stands_on_the_card_in_a_column_of_its_own_and_in_the_form_that_asks_for_it()
    {
        var folder = LedgerFolder.With();
        var forms = Directory.CreateDirectory(Path.Combine(folder, "ledgers", "forms")).FullName;
        new RawXlsx().Sheet("上报", RawXlsx.Row(1, "原编号", "问题表现", "责任单位", "整改时限") + "<row r=\"2\"/>" + RawXlsx.Row(3, "填表人：")).Save(Path.Combine(forms, "上报.xlsx"));
        await using var op = await Operator.StartAsync("2026-10-09 09:00");
        op.Settings.Add($"BOTSERVICE_CONFIG_DIR={folder}");
        await op.PeopleAsync("linxiaoyan,林晓燕,机关第一党支部,branch,liaison,,,");
        op.Write("list.csv", "编号,问题,责任单位,责任人,整改时限\nZG-07,档案室漏水,机关第一党支部,林晓燕,2026-10-30\n");
        var ran = await op.RunAsync("import", "ledger", "list.csv", "--kind", "问题");
        Assert.True(ran.Code == 0, ran.Error);

        var bot = Bot.Start(op.Store, "2026-10-09 09:10");
        Assert.Contains("原编号 ZG-07", await bot.SayAsync("boss", "问1"), StringComparison.Ordinal);
        await bot.StopAsync();

        var (problems, tasks) = (await ExportedAsync(op, "问题"), await ExportedAsync(op, "任务"));
        Assert.Equal("原编号", problems[1][^1]);
        Assert.Equal("ZG-07", problems[2][^1]);
        Assert.DoesNotContain("原编号", tasks.SelectMany(row => row));

        var filled = await op.RunAsync("export", "ledger", "--kind", "问题", "--form", "上报", "--out", "f.xlsx");
        Assert.True(filled.Code == 0, filled.Error);
        Assert.Equal(["ZG-07", "档案室漏水"], ((string[])["A2", "B2"]).Select(place => RawWorkbook.Open(op.PathOf("f.xlsx")).At("上报", place)));
    }

    [Fact]
    public async Task Our_own_column_for_it_is_known_when_the_list_comes_back_and_is_read_where_no_other_number_stands()
    {
        await using var op = await ListOffice.StartAsync();
        await op.ReadAsync("编号,问题,责任单位,责任人,整改时限\nJX-12,信箱生锈,机关第一党支部,高峰,10月30日\n");
        Assert.Equal(0, (await op.RunAsync("export", "ledger", "--kind", "问题", "--out", "own.xlsx")).Code);

        var back = await op.RunAsync("import", "ledger", "own.xlsx", "--kind", "问题");

        Assert.Contains("不认识的列：无", back.Output, StringComparison.Ordinal);
        Assert.Contains("1 行：新 0，改 0，重复 1。", back.Output, StringComparison.Ordinal);
        Assert.Contains("1 行：新 0，改 0，重复 1。", await op.ReadAsync("原编号,问题,责任单位,责任人,整改时限\nJX-12,信箱生锈,机关第一党支部,高峰,10月30日\n"), StringComparison.Ordinal);
    }

    /// <summary>What stands below the title: the day, the headings, the items.</summary>
    private static async Task<IReadOnlyList<string[]>> ExportedAsync(Operator op, string kind)
    {
        var ran = await op.RunAsync("export", "ledger", "--kind", kind, "--out", "p.xlsx");
        Assert.True(ran.Code == 0, ran.Error);
        return [.. RawWorkbook.Open(op.PathOf("p.xlsx")).Rows($"{kind}清单").Skip(1)];
    }
}
