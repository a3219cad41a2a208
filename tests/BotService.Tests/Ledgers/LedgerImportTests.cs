using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>An office's own list as it lies on its disk: titles, two rows of headings, joined cells, its words for time and state.</summary>
public sealed class LedgerImportTests
{
    [Fact]
    public async Task A_list_of_an_office_comes_in_as_it_stands_and_changes_nothing_the_second_time()
    {
        await using var op = await Operator.StartAsync("2026-09-30 10:00");
        await op.PeopleAsync("linxiaoyan,林晓燕,机关第一党支部,branch,liaison,,,", "huangzhiyuan,黄志远,业务第二党支部,branch,liaison,,,", "wuxiuying,吴秀英,业务第二党支部,branch,member,,,");
        Save(op.PathOf("problems.xlsx"));

        var refused = await op.RunAsync("import", "ledger", "problems.xlsx", "--kind", "问题");
        Assert.Equal(1, refused.Code);
        Assert.Contains("第 7 行：责任人“张三丰”不在名单；单位“物业办”不是组名（要保留文字请加 --keep-unknown）", refused.Error, StringComparison.Ordinal);

        var ran = await op.RunAsync("import", "ledger", "problems.xlsx", "--kind", "问题", "--keep-unknown");
        Assert.True(ran.Code == 0, ran.Error);
        Assert.Contains("3 行：新 3，改 0，重复 0。", ran.Output, StringComparison.Ordinal);
        Assert.Contains("问1 低保复核流程重复，林晓燕，10月30日（10月31日是周六，提前）。", ran.Output, StringComparison.Ordinal);
        Assert.Contains("问2 村级表格重复报送，黄志远（专班吴秀英），原台账已完成、没有核实人：列为导入，不计入完成整改。", ran.Output, StringComparison.Ordinal);
        Assert.Contains("问3 走廊应急灯不亮，长期，12月29日复查；责任人张三丰、单位物业办不在名单，按文字保留。", ran.Output, StringComparison.Ordinal);
        Assert.Contains("不认识的列：无", ran.Output, StringComparison.Ordinal);

        var again = await op.RunAsync("import", "ledger", "problems.xlsx", "--kind", "问题", "--keep-unknown");
        Assert.Contains("3 行：新 0，改 0，重复 3。", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_comes_back_as_a_workbook_with_its_history()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        await bot.SayAsync("zhoumin", "问题 走廊应急灯不亮 李秋月 10月20日");

        Assert.Contains("正在做", await bot.SayAsync("zhoumin", "问题清单 导出"), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-10-09 09:10");
        Assert.Equal("file", bot.WeCom.DeliveredTo("zhoumin")[^1].MessageType);
        Assert.Equal(1, await bot.AskStoreAsync(db => db.AuditNotes.CountAsync(n => n.Action == "export" && n.Subject == "problem")));
    }

    [Fact]
    public async Task An_imported_closing_counts_nowhere_and_a_sample_only_changes_the_sentence_beside()
    {
        await using var op = await Operator.StartAsync("2026-09-30 10:00");
        await op.PeopleAsync("linxiaoyan,林晓燕,机关第一党支部,branch,liaison,,,", "huangzhiyuan,黄志远,业务第二党支部,branch,liaison,,,", "wuxiuying,吴秀英,业务第二党支部,branch,member,,,");
        Save(op.PathOf("problems.xlsx"));
        await op.RunAsync("import", "ledgers", "problems.xlsx", "--keep-unknown");
        await using var bot = Bot.Start(op.Store, "2026-09-30 11:00");

        Assert.Contains("发现 2 个：已销号 0，待核实 0，办理中 1（逾期 0），长期 1\n另有 1 个在导入前已完成（没有核实人）", await bot.SayAsync("boss", "问题清单"), StringComparison.Ordinal);
        Assert.Contains("请林晓燕看", await bot.SayAsync("boss", "核实导入"), StringComparison.Ordinal);
        Assert.Contains("问2 记为属实", await bot.SayAsync("linxiaoyan", "问2 通过"), StringComparison.Ordinal);
        Assert.Contains("发现 2 个：已销号 0，待核实 0，办理中 1（逾期 0），长期 1\n另有 1 个在导入前已完成（抽查 1 个，1 个属实）", await bot.SayAsync("boss", "问题清单"), StringComparison.Ordinal);
        Assert.Contains("清单", (await op.RunAsync("doctor")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_direction_that_the_running_campaign_does_not_list_is_named_with_its_row_and_the_words_to_choose_from()
    {
        var folder = LedgerFolder.With();
        await File.WriteAllTextAsync(Path.Combine(folder, "campaign.json"), """{ "Campaigns": [{ "Name": "基层走访", "From": "2026-03-01", "Until": "2026-08-31", "Directions": ["营商环境", "乡村治理"] }] }""", Bot.Token);
        await using var op = await Operator.StartAsync("2026-05-18 10:00");
        op.Settings.Add($"BOTSERVICE_CONFIG_DIR={folder}");
        await op.PeopleAsync("chenlihua,陈丽华,局党组,leadership,member,,,");
        op.Write("s.csv", "课题,方向,责任人,完成时限\n村务公开栏,乡村治理,陈丽华,11月30日\n快递进村,物流,陈丽华,11月30日\n");

        var refused = await op.RunAsync("import", "ledger", "s.csv", "--kind", "课题");

        Assert.Equal(1, refused.Code);
        Assert.Contains("第 3 行：方向“物流”请改成其中一个：营商环境、乡村治理", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, await op.AskAsync((_, db) => db.LedgerItems.CountAsync()));

        op.Now = "2026-09-07 10:00";
        var ran = await op.RunAsync("import", "ledger", "s.csv", "--kind", "课题");
        Assert.True(ran.Code == 0, ran.Error);
        Assert.Contains("2 行：新 2，改 0，重复 0。", ran.Output, StringComparison.Ordinal);
    }

    private static void Save(string path) => new RawXlsx().Sheet(
        "整改",
        RawXlsx.Row(1, "XX局问题整改台账") + RawXlsx.Row(2, "截至2026年9月30日")
        + RawXlsx.Row(3, "序号", "问题类别", "问题表现", "整改", "", "", "责任单位", "整改进展", "是否销号")
        + RawXlsx.Row(4, "", "", "", "整改措施", "整改时限", "责任人")
        + RawXlsx.Row(5, "1", "机制", "低保复核流程重复", "合并两次入户", "10月底", "林晓燕", "机关第一党支部", "正在整改", "否")
        + RawXlsx.Row(6, "2", "", "村级表格重复报送", "一表通", "立行立改", "黄志远、吴秀英", "业务第二党支部", "已完成", "是")
        + RawXlsx.Row(7, "3", "民生", "走廊应急灯不亮", "更换", "长期坚持", "张三丰", "物业办"),
        merged: "A1:I1 A2:I2 D3:F3 A3:A4 B3:B4 C3:C4 G3:G4 H3:H4 I3:I4 B5:B6").Save(path);
}
