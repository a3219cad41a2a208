using BotService.Ledgers;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>The days of a list: when it holds, when something was found and done, until when it is to be done, and what goes on behind that.</summary>
public sealed class ListDayTests
{
    [Fact]
    public async Task What_was_done_before_the_day_of_the_list_was_found_by_then()
    {
        await using var op = await ListOffice.StartAsync();

        await op.ReadAsync("XX局问题整改台账（截至2026年9月30日）\n问题,责任单位,责任人,是否销号,销号时间,核实人\n水龙头滴水,业务第二党支部,吴秀英,是,9月16日,高峰\n");

        var done = new DateOnly(2026, 9, 16);
        Assert.Equal(done, await op.AskAsync((_, db) => db.LedgerItems.Select(i => i.FoundOn).SingleAsync()));
        Assert.Equal([done, done], await op.AskAsync((_, db) => db.LedgerEntries.OrderBy(e => e.Id).Select(e => e.Day).ToListAsync()));
    }

    [Fact]
    public async Task Nothing_is_struck_off_before_it_was_found_and_a_month_as_the_time_of_finding_began_with_its_first_day()
    {
        const string Head = "问题,责任单位,责任人,发现时间,是否销号,销号时间\n";
        await using var op = await ListOffice.StartAsync();

        Assert.Contains("第 2 行：销号时间“9月11日”早于发现时间“9月22日”", await op.RefusedAsync(Head + "水龙头滴水,业务第二党支部,吴秀英,9月22日,是,9月11日\n"), StringComparison.Ordinal);
        await op.ReadAsync(Head + "水龙头滴水,业务第二党支部,吴秀英,9月,是,9月11日\n");

        Assert.Equal(new DateOnly(2026, 9, 11), await op.AskAsync((_, db) => db.LedgerItems.Select(i => i.FoundOn).SingleAsync()));
    }

    [Fact]
    public async Task The_day_in_the_words_that_close_it_is_the_day_on_which_it_was_done_and_a_day_to_come_is_a_plan()
    {
        await using var op = await ListOffice.StartAsync("2026-10-28 10:00");

        var told = await op.ReadAsync(
            "XX局任务台账（截至2026年10月26日）\n任务,责任人,完成时限,进展情况\n整理档案,吴秀英,10月20日,10月16日已完成\n修缮围墙,吴秀英,10月20日,已于10月19日办结，住户满意\n更新名册,吴秀英,10月20日,已完成（2026年10月15日）\n"
            + "核对编制,吴秀英,10月20日,2026-10-14已完成\n采购桌椅,吴秀英,11月20日,10月21日办结\n布置展板,吴秀英,11月20日,11月18日完成\n移交卷宗,吴秀英,11月20日,卷宗已交法院办理完毕\n",
            "任务");

        Assert.Equal([.. Enumerable.Repeat(LedgerState.Closed, 5), LedgerState.Doing, LedgerState.Doing], await op.ItemStatesAsync());
        var done = await op.AskAsync((_, db) => db.LedgerEntries.Where(e => e.Verb == nameof(LedgerVerb.Claim)).OrderBy(e => e.ItemId).Select(e => e.Day).ToListAsync());
        Assert.Equal([16, 19, 15, 14, 21], done.Select(day => day.Day));
        Assert.Contains("卷宗已交法院办理完毕”，按没完成读", told, StringComparison.Ordinal);
        Assert.Equal(2, told.Split("按没完成读").Length);
    }

    [Fact]
    public async Task The_day_on_which_what_takes_long_is_looked_at_again_is_told_as_it_is_kept()
    {
        await using var op = await ListOffice.StartAsync("2026-10-28 10:00");

        var told = await op.ReadAsync("XX局问题整改台账（截至2026年10月26日）\n问题,责任单位,责任人,整改时限,整改进展\n旗杆生锈,机关第一党支部,高峰,12月18日,长期坚持\n门牌脱落,机关第一党支部,高峰,,长期坚持\n");

        Assert.Equal(3, told.Split("，长期，1月24日复查").Length);
        Assert.Equal([new DateOnly(2027, 1, 24), new DateOnly(2027, 1, 24)], await op.AskAsync((_, db) => db.LedgerItems.OrderBy(i => i.Number).Select(i => i.ReviewOn!.Value).ToListAsync()));
    }

    [Fact]
    public async Task A_time_of_completion_that_can_only_lie_ahead_is_the_limit_of_what_is_done()
    {
        await using var op = await ListOffice.StartAsync();

        var told = await op.ReadAsync("任务,责任人,完成时间,进展\n编制预案,邓睿,11月底,已完成\n", "任务");

        Assert.Contains("；完成时间“11月底”还没到，没有当作完成的日子。", told, StringComparison.Ordinal);
        var item = await op.AskAsync((_, db) => db.LedgerItems.SingleAsync());
        Assert.Equal(LedgerState.Closed, item.State);
        Assert.Equal(new DateOnly(2026, 9, 30), item.ClosedOn);
        Assert.Equal(new DateOnly(2026, 11, 30), item.DueOn);
    }

    /// <summary>46283 is the 18th of September 2026.</summary>
    [Fact]
    public async Task The_day_of_a_list_may_have_an_hour_behind_it_or_stand_in_the_cell_beside_its_words()
    {
        await using var op = await ListOffice.StartAsync();
        await op.ReadAsync("XX局问题整改台账（截至2026年9月17日17时30分）\n问题,责任单位,责任人\n旗杆生锈,机关第一党支部,高峰\n");
        new RawXlsx { Formats = { "yyyy/m/d" } }.Sheet(
            "台账",
            RawXlsx.Row(1, "XX局问题整改台账") + $"<row r=\"2\">{RawXlsx.Text("A2", "截至日期：")}<c r=\"B2\" s=\"1\"><v>46283</v></c></row>" + RawXlsx.Row(3, "问题", "责任单位", "责任人") + RawXlsx.Row(4, "门牌脱落", "机关第一党支部", "高峰")).Save(op.PathOf("p.xlsx"));

        var ran = await op.RunAsync("import", "ledger", "p.xlsx", "--kind", "问题");

        Assert.True(ran.Code == 0, ran.Error);
        Assert.Equal([new DateOnly(2026, 9, 17), new DateOnly(2026, 9, 18)], await op.AskAsync((_, db) => db.LedgerItems.OrderBy(i => i.Number).Select(i => i.FoundOn).ToListAsync()));
    }

    [Fact]
    public async Task A_span_with_a_hyphen_ends_with_its_last_day()
    {
        await using var op = await ListOffice.StartAsync();

        var told = await op.ReadAsync("问题,责任人,整改时限\n旗杆生锈,高峰,10月-12月\n门牌脱落,高峰,2026.10.8-2026.11.19\n");

        Assert.Contains("问1 旗杆生锈，高峰，12月31日。", told, StringComparison.Ordinal);
        Assert.Contains("问2 门牌脱落，高峰，11月19日。", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_to_go_on_behind_its_limit_has_the_limit_and_is_told()
    {
        await using var op = await ListOffice.StartAsync();

        var told = await op.ReadAsync("问题,责任人,整改时限\n旗杆生锈,高峰,11月底前完成并长期保持\n门牌脱落,高峰,立行立改，持续巩固\n");

        Assert.Contains("问1 旗杆生锈，高峰，11月30日；“11月底前完成并长期保持”按期限读，改法记为长久立。", told, StringComparison.Ordinal);
        Assert.Contains("；“立行立改，持续巩固”按期限读，改法记为长久立。", told, StringComparison.Ordinal);
        var items = await op.AskAsync((_, db) => db.LedgerItems.ToListAsync());
        Assert.All(items, item => Assert.Equal(LedgerState.Doing, item.State));
        Assert.All(items, item => Assert.NotNull(item.DueOn));
        Assert.All(items, item => Assert.Contains("长久立", item.Fields, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_category_ends_with_its_sheet_and_lines_are_told_with_theirs()
    {
        await using var op = await ListOffice.StartAsync();
        string Rows(string category, string title) => RawXlsx.Row(1, "序号", "问题类别", "问题", "责任人") + RawXlsx.Row(2, "1", category, title, "高峰");
        new RawXlsx().Sheet("一季度", Rows("机制", "旗杆生锈")).Sheet("二季度", Rows("", "门牌脱落")).Save(op.PathOf("p.xlsx"));
        Assert.Contains("2 行：新 2，改 0，重复 0。", (await op.RunAsync("import", "ledger", "p.xlsx", "--kind", "问题")).Output, StringComparison.Ordinal);

        var again = await op.RunAsync("import", "ledger", "p.xlsx", "--kind", "问题");

        Assert.Contains("工作表“二季度”第 2 行 问2 门牌脱落，不变", again.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("机制", await op.AskAsync((_, db) => db.LedgerItems.Where(i => i.Number == 2).Select(i => i.Fields).SingleAsync()), StringComparison.Ordinal);
    }
}
