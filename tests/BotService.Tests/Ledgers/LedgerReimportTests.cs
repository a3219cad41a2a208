using BotService.Ledgers;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>A list that comes again brings what is new in it, nothing twice, and leaves what people did here.</summary>
public sealed class LedgerReimportTests
{
    private const string Head = "编号,问题,责任单位,责任人,整改时限,整改进展,是否销号,核实人\n";

    private const string First = Head
        + "A1,走廊应急灯不亮,业务第二党支部,吴秀英,10月30日,灯具已经采购，正在等货,否,\n"
        + "A2,楼道堆了杂物,业务第二党支部,吴秀英,10月30日,,否,\n"
        + "A3,村级表格重复报送,业务第二党支部,吴秀英,10月30日,,否,\n";

    private const string Later = Head
        + "A1,走廊应急灯不亮,业务第二党支部,吴秀英、邓睿,10月30日,灯具到货，本周内装完,否,\n"
        + "A2,楼道堆了杂物,业务第二党支部,吴秀英,10月30日,已完成,是,高峰\n"
        + "A3,村级表格重复报送,业务第二党支部,吴秀英,10月30日,已完成,是,\n";

    [Fact]
    public async Task A_new_owner_may_have_the_old_one_as_verifier_or_helper_and_nothing_is_closed_without_a_look()
    {
        await using var op = await StartAsync();
        await ImportAsync(op, First, "3 行：新 3，改 0，重复 0。");
        const string Handed = Head
            + "A1,走廊应急灯不亮,业务第二党支部,邓睿、吴秀英,10月30日,灯具已经采购，正在等货,否,\n"
            + "A2,楼道堆了杂物,业务第二党支部,邓睿,10月30日,已完成,是,吴秀英\n"
            + "A3,村级表格重复报送,业务第二党支部,吴秀英,10月30日,,否,\n";

        await ImportAsync(op, Handed, "3 行：新 0，改 2，重复 1。");
        await ImportAsync(op, Handed, "3 行：新 0，改 0，重复 3。");
        Assert.Equal(["Doing", "Claimed", "Doing"], await op.AskAsync((_, db) => db.LedgerItems.OrderBy(i => i.Number).Select(i => i.State.ToString()).ToListAsync()));
        Assert.Equal(["wuxiuying"], await op.AskAsync((_, db) => db.Outbox.Select(m => m.Recipients).ToListAsync()));
    }

    [Fact]
    public async Task A_progress_a_verifier_and_what_is_done_by_now_follow_once_and_an_older_file_takes_nothing_back()
    {
        await using var op = await StartAsync();
        await ImportAsync(op, First, "3 行：新 3，改 0，重复 0。");

        var later = await ImportAsync(op, Later, "3 行：新 0，改 3，重复 0。");
        Assert.Contains("问1 走廊应急灯不亮，改：专班 邓睿，进展 灯具到货，本周内装完", later, StringComparison.Ordinal);
        Assert.Contains("问2 楼道堆了杂物，改：验收人 高峰，原台账已完成，等核实", later, StringComparison.Ordinal);
        Assert.Contains("问3 村级表格重复报送，改：原台账已完成、没有核实人：列为导入", later, StringComparison.Ordinal);

        await ImportAsync(op, Later, "3 行：新 0，改 0，重复 3。");
        await ImportAsync(op, First, "3 行：新 0，改 0，重复 3。");
        Assert.Equal(2, await op.AskAsync((_, db) => db.LedgerEntries.CountAsync(e => e.Verb == nameof(LedgerVerb.Progress))));
        Assert.Equal(0, await op.AskAsync((_, db) => db.LedgerEntries.CountAsync(e => e.Via != LedgerBook.Imported)));
        Assert.Equal(["gaofeng"], await op.AskAsync((_, db) => db.Outbox.Select(m => m.Recipients).ToListAsync()));

        await using var bot = Bot.Start(op.Store, "2026-09-30 11:00");
        Assert.Contains("发现 2 个：已销号 0，待核实 1，办理中 1（逾期 0），长期 0\n另有 1 个在导入前已完成（没有核实人）", await bot.SayAsync("boss", "问题清单"), StringComparison.Ordinal);
        Assert.Contains("问2 已销号", await bot.SayAsync("gaofeng", "问2 通过"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_did_here_stands_against_the_file_and_is_named()
    {
        await using var op = await StartAsync();
        await ImportAsync(op, First, "新 3");
        await ImportAsync(op, Later, "改 3");
        var bot = Bot.Start(op.Store, "2026-09-30 11:00");
        await bot.SayAsync("boss", "问1 派 黄志远 11月6日");
        await bot.SayAsync("boss", "问1 改 内容 二楼走廊应急灯不亮");
        Assert.Contains("问2 退回吴秀英继续办", await bot.SayAsync("gaofeng", "问2 没改好 还堆着纸箱"), StringComparison.Ordinal);
        await bot.StopAsync();

        var again = await ImportAsync(op, Later, "3 行：新 0，改 0，重复 3。");

        Assert.Contains("问1 二楼走廊应急灯不亮，不变；责任人、期限、内容在这里改过，没有动", again, StringComparison.Ordinal);
        Assert.Contains("问2 楼道堆了杂物，不变；状态在这里改过，没有动", again, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 11, 6), (await ItemAsync(op, 1)).DueOn);
        Assert.Equal(LedgerState.Doing, (await ItemAsync(op, 2)).State);
    }

    [Fact]
    public async Task A_new_verifier_is_asked_and_the_one_before_is_not_any_more()
    {
        await using var op = await StartAsync();
        await ImportAsync(op, Head + "A2,楼道堆了杂物,业务第二党支部,吴秀英,10月30日,已完成,是,高峰\n", "等高峰核实");

        await ImportAsync(op, Head + "A2,楼道堆了杂物,业务第二党支部,吴秀英,10月30日,已完成,是,林晓燕\n", "改：验收人 林晓燕");

        Assert.Equal(["linxiaoyan"], await op.AskAsync((_, db) => db.Outbox.Select(m => m.Recipients).ToListAsync()));
        Assert.Equal(LedgerState.Claimed, (await ItemAsync(op, 1)).State);
    }

    [Fact]
    public async Task What_was_dropped_here_does_not_come_back_with_the_file_and_what_was_taken_back_never_was()
    {
        const string NoNumbers = "问题,责任单位,责任人,整改时限,整改进展,是否销号\n走廊应急灯不亮,业务第二党支部,吴秀英,10月30日,,否\n车棚漏雨,业务第二党支部,邓睿,10月30日,,否\n";
        await using var op = await StartAsync();
        await ImportAsync(op, NoNumbers, "2 行：新 2，改 0，重复 0。");
        var bot = Bot.Start(op.Store, "2026-09-30 11:00");
        await bot.SayAsync("boss", "问2 作废 车棚归物业管");
        await bot.SayAsync("wuxiuying", "问题 门禁卡刷不开");
        Assert.Contains("问3 已撤回", await bot.SayAsync("wuxiuying", "问3 撤回"), StringComparison.Ordinal);
        await bot.StopAsync();

        Assert.Contains("第 3 行 问2 车棚漏雨，在这里已作废，没有动", await ImportAsync(op, NoNumbers, "2 行：新 0，改 0，重复 2。"), StringComparison.Ordinal);
        await ImportAsync(op, NoNumbers + "门禁卡刷不开,业务第二党支部,吴秀英,10月30日,,否\n", "3 行：新 1，改 0，重复 2。");

        Assert.Equal([LedgerState.Doing, LedgerState.Void, LedgerState.Void, LedgerState.Doing], await op.AskAsync((_, db) => db.LedgerItems.OrderBy(i => i.Number).Select(i => i.State).ToListAsync()));
    }

    [Fact]
    public async Task A_time_limit_that_nobody_can_mean_is_named_with_its_line()
    {
        await using var op = await StartAsync();
        op.Write("p.csv", Head + "A1,走廊应急灯不亮,业务第二党支部,吴秀英,9998-12-31,,否,\nA2,楼道堆了杂物,业务第二党支部,吴秀英,9999-12-31,,否,\n");

        var ran = await op.RunAsync("import", "ledger", "p.csv", "--kind", "问题");

        Assert.Equal(1, ran.Code);
        Assert.Contains("第 2 行：时限“9998-12-31”请核对：要在 1976 年到 2036年9月30日之间", ran.Error, StringComparison.Ordinal);
        Assert.Contains("第 3 行：时限“9999-12-31”看不出是哪一天", ran.Error, StringComparison.Ordinal);
        Assert.Equal(0, await op.AskAsync((_, db) => db.LedgerItems.CountAsync()));
    }

    private static async Task<Operator> StartAsync()
    {
        var op = await Operator.StartAsync("2026-09-30 10:00");
        await op.PeopleAsync(
            "linxiaoyan,林晓燕,机关第一党支部,branch,liaison,,,", "gaofeng,高峰,机关第一党支部,branch,member,,,", "huangzhiyuan,黄志远,业务第二党支部,branch,liaison,,,",
            "wuxiuying,吴秀英,业务第二党支部,branch,member,,,", "dengrui,邓睿,业务第二党支部,branch,member,,,");
        return op;
    }

    private static async Task<string> ImportAsync(Operator op, string file, string expected)
    {
        op.Write("p.csv", file);
        var ran = await op.RunAsync("import", "ledger", "p.csv", "--kind", "问题");
        Assert.True(ran.Output.Contains(expected, StringComparison.Ordinal), ran.Output + ran.Error);
        return ran.Output;
    }

    private static Task<LedgerItem> ItemAsync(Operator op, int number) => op.AskAsync((_, db) => db.LedgerItems.SingleAsync(i => i.Number == number));
}
