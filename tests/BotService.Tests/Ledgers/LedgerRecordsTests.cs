using BotService.Tests.Cli;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>Ledgers on the operator's disk, in one's own data, and after a person was taken out.</summary>
public sealed class LedgerRecordsTests
{
    [Fact]
    public async Task A_list_is_exported_as_of_a_day_with_its_entries_and_a_wrong_kind_or_day_is_named()
    {
        await using var op = await Operator.StartAsync("2026-10-20 10:00");
        var bot = Bot.Start(op.Store, "2026-10-09 09:00");
        await Office.PeopleAsync(bot);
        await bot.SayAsync("zhoumin", "任务 修订临时救助操作办法 郑凯 10月15日");
        await bot.OnAsync("10-13", "zhengkai", "任1 完成 办法已印发，文号在办公室");
        await bot.OnAsync("10-14", "zhoumin", "任1 通过");
        await bot.StopAsync();

        var ran = await op.RunAsync("export", "ledger", "--kind", "任务", "--as-of", "2026-10-13", "--out", "t.xlsx");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        var cells = string.Join('|', RawWorkbook.Open(op.PathOf("t.xlsx")).Rows("任务清单").SelectMany(row => row));
        Assert.Contains("截至2026年10月13日", cells, StringComparison.Ordinal);
        Assert.Contains("任1|修订临时救助操作办法", cells, StringComparison.Ordinal);
        Assert.Contains("待核实", cells, StringComparison.Ordinal);
        var history = RawWorkbook.Open(op.PathOf("t.xlsx")).Rows("经过");
        Assert.Equal(3, history.Count);
        Assert.Contains("办法已印发，文号在办公室", history[^1]);
        Assert.Contains("没有“年货”这种清单", (await op.RunAsync("export", "ledger", "--kind", "年货", "--out", "n.xlsx")).Error, StringComparison.Ordinal);
        Assert.Equal(2, (await op.RunAsync("export", "ledger", "--as-of", "10月", "--out", "n.xlsx")).Code);
        Assert.Contains("还没到", (await op.RunAsync("export", "ledger", "--as-of", "2026-12-01", "--out", "n.xlsx")).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(op.PathOf("n.xlsx")));
    }

    [Fact]
    public async Task An_erased_owner_and_verifier_is_nowhere_and_no_figure_moves()
    {
        await using var op = await Operator.StartAsync("2026-11-02 10:00");
        var bot = Bot.Start(op.Store, "2026-10-09 09:00");
        await Office.PeopleAsync(bot);
        await bot.PeopleAsync("zoequill 卓依然 业务第二党支部");

        foreach (var (who, said) in new[]
        {
            ("zhoumin", "任务 修订临时救助操作办法 卓依然 10月15日"), ("zhoumin", "任1 加入 谢春梅"), ("zoequill", "任1 完成 办法已印发"), ("zhoumin", "任1 通过"),
            ("zoequill", "问题 走廊应急灯不亮"), ("huangzhiyuan", "问1 派 郑凯 10月20日"), ("zhengkai", "问1 完成 灯全部更换"), ("zoequill", "问1 通过"),
            ("zhoumin", "任务 卓依然工位要换 郑凯 10月20日"), ("zhoumin", "任2 加入 卓依然"),
        })
        {
            Assert.DoesNotContain("没有记下", await bot.SayAsync(who, said), StringComparison.Ordinal);
        }

        Assert.Contains("清单事项 3，清单经过", await bot.SayAsync("zoequill", "我的数据"), StringComparison.Ordinal);
        var before = await FiguresAsync(bot);
        await bot.StopAsync();

        var erased = await op.RunAsync("erase", "zoequill");

        Assert.Equal((0, string.Empty), (erased.Code, erased.Error));
        Assert.Empty(await RawStore.FindAsync(op.Store, ["zoequill", "卓依然"]));
        await using var after = Bot.Start(op.Store, "2026-11-02 10:01");
        Assert.Equal(before, await FiguresAsync(after));
        Assert.Equal(0, await after.AskStoreAsync(db => db.LedgerItems.CountAsync(i => i.State != db.LedgerEntries.Where(e => e.ItemId == i.Id && e.TakenBackAt == null).OrderByDescending(e => e.Id).First().To)));
    }

    private static async Task<string> FiguresAsync(Bot bot) =>
        string.Join('\n', await bot.SayAsync("zhoumin", "任务清单 统计 10月31日"), await bot.SayAsync("zhoumin", "问题清单 统计 10月31日"), await bot.SayAsync("zhoumin", "问题清单 统计 10月9日"));
}
