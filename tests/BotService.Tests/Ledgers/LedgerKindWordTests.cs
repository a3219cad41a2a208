using System.Net;
using System.Text;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>A table goes in and out under every word that its list is called by, unless the list is switched off.</summary>
public sealed class LedgerKindWordTests
{
    [Theory]
    [InlineData("学亮比晒促", "亮1 设立帮办窗口", "亮晒清单")]
    [InlineData("任务台账", "任1 设立帮办窗口", "任务清单")]
    public async Task A_table_is_read_and_written_under_any_word_of_its_list(string word, string item, string list)
    {
        await using var op = await Operator.StartAsync("2027-03-08 10:00");
        await op.PeopleAsync("huangzhiyuan,黄志远,业务第二党支部,branch,liaison,,,");
        op.Write("t.csv", "任务,责任单位,责任人,完成时限\n设立帮办窗口,业务第二党支部,黄志远,4月30日\n");

        var read = await op.RunAsync("import", "ledger", "t.csv", "--kind", word);
        var written = await op.RunAsync("export", "ledger", "--kind", word, "--out", "t.xlsx");

        Assert.True(read.Code == 0 && written.Code == 0, read.Error + written.Error);
        Assert.Contains(item, read.Output, StringComparison.Ordinal);
        Assert.Contains("设立帮办窗口", string.Join('|', RawWorkbook.Open(op.PathOf("t.xlsx")).Rows(list).SelectMany(row => row)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_switched_off_is_neither_filled_nor_written_nor_offered()
    {
        const string Table = "实事,责任单位,责任人,完成时限\n加装扶手,后勤办,卓越,4月30日\n";
        var folder = LedgerFolder.With(LedgerFolder.SwitchedOff("deed.json"));
        await using var op = await Operator.StartAsync("2027-03-08 10:00");
        op.Settings.Add($"BOTSERVICE_CONFIG_DIR={folder}");
        op.Write("d.csv", Table);

        Assert.Contains("本单位没有启用实事清单，没有导入", (await op.RunAsync("import", "ledger", "d.csv", "--kind", "民生实事", "--keep-unknown")).Error, StringComparison.Ordinal);
        Assert.Contains("本单位没有启用实事清单，没有导出", (await op.RunAsync("export", "ledger", "--kind", "实", "--out", "d.xlsx")).Error, StringComparison.Ordinal);
        var unknown = await op.RunAsync("import", "ledger", "d.csv", "--kind", "年货");
        Assert.Equal(2, unknown.Code);
        Assert.Contains("没有“年货”这种清单", unknown.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("实事", unknown.Error, StringComparison.Ordinal);
        Assert.Equal(0, await op.AskAsync((_, db) => db.LedgerItems.CountAsync()));

        await using var bot = await Office.OpenAsync("2027-03-08 10:00", ("BOTSERVICE_CONFIG_DIR", folder));
        using var chief = await Browser.SignInAsync(bot, "zhoumin");
        var page = await chief.ReadAsync("/ledgers/import");
        Assert.DoesNotContain("value=\"deed\"", page, StringComparison.Ordinal);
        var form = PageForm.Of(page, "查看差异").With("名单上没有的责任人和单位", "keep");
        Assert.Contains("本单位没有启用实事清单", await form.SendFileAsync(chief, "文件", "民生实事.csv", Encoding.UTF8.GetBytes(Table), HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }
}
