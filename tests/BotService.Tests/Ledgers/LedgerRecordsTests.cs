using System.Text.RegularExpressions;
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
        Assert.Contains("--as-of 要写成 2026-10-31 的样子，收到的是“2026-02-30”", (await op.RunAsync("export", "ledger", "--as-of", "2026-02-30", "--out", "n.xlsx")).Error);
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

    [Fact]
    public async Task Erased_one_after_the_other_who_raised_who_helped_and_who_verified_leave_every_figure_and_nothing_else()
    {
        await using var op = await Operator.StartAsync("2027-05-10 10:00");
        var bot = Bot.Start(op.Store, "2027-03-08 09:00");
        await Office.PeopleAsync(bot);
        await bot.PeopleAsync("raiserfox 凌霄汉 机关第一党支部", "helperfox 祁连山 机关第一党支部", "checkfox 司马青衫 青年理论学习小组 liaison");

        foreach (var (who, said) in new[]
        {
            ("raiserfox", "问题 二楼东侧水龙头漏水"), ("linxiaoyan", "问1 派 高峰 3月26日"), ("gaofeng", "问1 加入 祁连山"), ("helperfox", "问1 进展 祁连山已联系维修"), ("gaofeng", "问1 完成 龙头换成新的"), ("raiserfox", "问1 没改好 凌霄汉看过还在滴"),
            ("gaofeng", "问1 完成 垫圈也换过了"), ("raiserfox", "问1 通过"), ("zhoumin", "重点任务 建立首问负责制 张伟 3月31日"), ("zhangwei", "亮1 完成 制度已经上墙"), ("checkfox", "亮1 通过 司马青衫看过"),
        })
        {
            Assert.DoesNotContain("没有记下", await bot.SayAsync(who, said), StringComparison.Ordinal);
        }

        var before = await AllAsync(bot);
        Assert.Contains("已销号 1", before, StringComparison.Ordinal);
        await bot.StopAsync();

        foreach (var (user, name) in ((string, string)[])[("checkfox", "司马青衫"), ("raiserfox", "凌霄汉"), ("helperfox", "祁连山")])
        {
            var erased = await op.RunAsync("erase", user);
            Assert.Equal((0, string.Empty), (erased.Code, erased.Error));
            Assert.Empty(await RawStore.FindAsync(op.Store, [user, name]));
        }

        await using var after = Bot.Start(op.Store, "2027-05-10 10:01");
        Assert.Equal(before, await AllAsync(after));

        static async Task<string> AllAsync(Bot bot) =>
            string.Join('\n', await bot.SayAsync("zhoumin", "问题清单 统计 3月8日"), await bot.SayAsync("zhoumin", "亮晒清单 统计 3月8日"));
    }

    [Fact]
    public async Task Whoever_joined_after_a_list_had_named_them_is_taken_out_of_what_it_says_of_owners()
    {
        await using var op = await Operator.StartAsync("2027-03-08 10:00");
        op.Write("p.csv", "问题,责任单位,责任人,整改时限\n东门道闸不灵,后勤办,孔令辉、郎晓东,3月31日\n院里路灯少,后勤办,孔　令　辉,3月31日\n");
        var ran = await op.RunAsync("import", "ledger", "p.csv", "--kind", "问题", "--keep-unknown");
        Assert.True(ran.Code == 0, ran.Error);
        await op.PeopleAsync("klhfox,孔令辉,机关第一党支部,branch,member,,,");

        var erased = await op.RunAsync("erase", "klhfox");

        Assert.Equal((0, string.Empty), (erased.Code, erased.Error));
        Assert.Equal(["已删除、郎晓东", "已删除"], await op.AskAsync((_, db) => db.LedgerItems.OrderBy(i => i.Number).Select(i => i.OwnerText!).ToListAsync()));
        Assert.Empty(await RawStore.FindAsync(op.Store, ["klhfox", "孔令辉"]));
    }

    [Fact]
    public async Task Of_whoever_was_taken_out_neither_an_answer_nor_a_unit_nor_a_spaced_out_sentence_tells()
    {
        await using var op = await ListOffice.StartAsync("2026-11-02 10:00");
        await op.ReadAsync("问题,责任单位,责任人,整改时限\n门口积水,卓依然工作室,高峰,11月30日\n卓　依　然的工位漏风,机关第一党支部,高峰,11月30日\n");
        await op.PeopleAsync("zoequill,卓依然,业务第二党支部,branch,member,,,");
        var bot = Bot.Start(op.Store, "2026-11-02 10:05");
        Assert.Contains("问2", await bot.SayAsync("linxiaoyan", "问2 进展 卓 依 然看过窗缝"), StringComparison.Ordinal);
        await bot.SayAsync("zoequill", "意见 食堂早些开门");
        var number = Regex.Match(await bot.SayAsync("boss", "意见"), "编(\\d+) [^\\n]*食堂").Groups[1].Value;
        Assert.Contains("已答复", await bot.SayAsync("boss", $"答复 {number} 卓依然同志的建议已采纳"), StringComparison.Ordinal);
        await bot.StopAsync();

        var erased = await op.RunAsync("erase", "zoequill");

        Assert.Equal((0, string.Empty), (erased.Code, erased.Error));
        Assert.Equal("已删除同志的建议已采纳", await op.AskAsync((_, db) => db.Opinions.Select(o => o.AnswerText).SingleAsync()));
        Assert.Equal(["门口积水 已删除工作室", "已删除的工位漏风 "], await op.AskAsync((_, db) => db.LedgerItems.OrderBy(i => i.Number).Select(i => $"{i.Title} {i.UnitText}").ToListAsync()));
        Assert.Equal("已删除看过窗缝", await op.AskAsync((_, db) => db.LedgerEntries.Where(e => e.Verb == "Progress").Select(e => e.Text).SingleAsync()));
        Assert.Empty(await RawStore.FindAsync(op.Store, ["zoequill", "卓依然"]));
    }

    [Fact]
    public async Task The_day_on_which_something_was_closed_is_held_against_its_entries()
    {
        await using var op = await Operator.StartAsync("2026-11-20 10:00");
        var bot = Bot.Start(op.Store, "2026-10-12 09:00");
        await Office.PeopleAsync(bot);
        await bot.SayAsync("zhoumin", "任务 清洗空调滤网 郑凯 10月20日");
        await bot.SayAsync("zhoumin", "任务 更换饮水机 郑凯 11月30日");
        await bot.OnAsync("10-15", "zhengkai", "任1 完成 八台滤网都洗过了");
        Assert.Contains("任1 已办结", await bot.OnAsync("10-16", "zhoumin", "任1 通过"), StringComparison.Ordinal);
        await bot.StopAsync();
        Assert.Contains("✓ 清单：2 件事项的状态与经过一致", (await op.RunAsync("doctor")).Output, StringComparison.Ordinal);

        await op.AskAsync((_, db) => db.LedgerItems.Where(i => i.Number == 1).ExecuteUpdateAsync(set => set.SetProperty(i => i.ClosedOn, (DateOnly?)new DateOnly(2026, 3, 2))));

        Assert.Contains("✗ 清单：1 件的状态与经过不一致：任1", (await op.RunAsync("doctor")).Output, StringComparison.Ordinal);
    }

    private static async Task<string> FiguresAsync(Bot bot) =>
        string.Join('\n', await bot.SayAsync("zhoumin", "任务清单 统计 10月9日"), await bot.SayAsync("zhoumin", "问题清单 统计 10月9日"));
}
