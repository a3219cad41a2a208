using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>Lists that name no unit: the same problem stays one, whoever has it by now and however many measures it has.</summary>
public sealed class ListUnitTests
{
    [Fact]
    public async Task Another_owner_in_a_list_without_units_is_a_change_of_the_same_problem()
    {
        const string Later = "问题,责任人,整改时限\n晾衣架松动,邓睿,11月30日\n雨棚破损,吴秀英,11月30日\n";
        await using var op = await ListOffice.StartAsync();
        await op.ReadAsync("问题,责任人,整改时限\n晾衣架松动,高峰,11月30日\n雨棚破损,,11月30日\n");

        var told = await op.ReadAsync(Later);

        Assert.Contains("2 行：新 0，改 2，重复 0。", told, StringComparison.Ordinal);
        Assert.Contains("问1 晾衣架松动，改：责任人 邓睿", told, StringComparison.Ordinal);
        Assert.Contains("问2 雨棚破损，改：责任人 吴秀英", told, StringComparison.Ordinal);
        Assert.Contains("2 行：新 0，改 0，重复 2。", await op.ReadAsync(Later), StringComparison.Ordinal);
        Assert.Single(await op.AskAsync((_, db) => db.LedgerItems.Select(i => i.GroupId).Distinct().ToListAsync()));
    }

    [Fact]
    public async Task A_unit_that_was_named_stays_where_a_later_list_names_none_and_words_become_the_group_that_they_name()
    {
        await using var op = await ListOffice.StartAsync();
        await op.ReadAsync("问题,责任单位,责任人\n水箱生锈,机关第一党支部,邓睿\n花坛塌边,后勤中心,高峰\n");
        var before = await op.AskAsync((_, db) => db.LedgerItems.Where(i => i.Number == 1).Select(i => i.GroupId).SingleAsync());

        Assert.Contains("1 行：新 0，改 0，重复 1。", await op.ReadAsync("问题,责任人\n水箱生锈,邓睿\n"), StringComparison.Ordinal);
        await op.PeopleAsync("sunli,孙力,后勤中心,branch,member,,,");
        Assert.Contains("问2 花坛塌边，改：责任单位", await op.ReadAsync("问题,责任单位,责任人\n花坛塌边,后勤中心,高峰\n"), StringComparison.Ordinal);

        Assert.Equal(before, await op.AskAsync((_, db) => db.LedgerItems.Where(i => i.Number == 1).Select(i => i.GroupId).SingleAsync()));
        Assert.Null(await op.AskAsync((_, db) => db.LedgerItems.Where(i => i.Number == 2).Select(i => i.UnitText).SingleAsync()));
    }

    [Fact]
    public async Task What_somebody_raised_here_and_what_is_closed_are_not_taken_for_another_ones_new_problem()
    {
        await using var op = await ListOffice.StartAsync();
        var bot = Bot.Start(op.Store, "2026-09-30 10:30");
        await bot.SayAsync("gaofeng", "问题 天花板掉灰");
        await bot.StopAsync();
        await op.ReadAsync("问题,责任人,整改进展\n纱窗破损,高峰,已完成\n");

        Assert.Contains("2 行：新 2，改 0，重复 0。", await op.ReadAsync("问题,责任人,整改进展\n天花板掉灰,邓睿,\n纱窗破损,邓睿,\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measures_of_a_joined_problem_are_one_item_also_where_their_owners_belong_to_different_groups()
    {
        await using var op = await ListOffice.StartAsync();
        new RawXlsx().Sheet(
            "台账",
            RawXlsx.Row(1, "序号", "问题", "整改措施", "责任人", "整改时限") + RawXlsx.Row(2, "1", "水渠淤堵", "清淤", "邓睿", "10月30日") + RawXlsx.Row(3, "", "", "加盖板", "林晓燕", "11月13日")
            + RawXlsx.Row(4, "", "", "定期巡查", "", "11月20日"),
            merged: "A2:A4 B2:B4").Save(op.PathOf("p.xlsx"));

        var ran = await op.RunAsync("import", "ledger", "p.xlsx", "--kind", "问题");

        Assert.True(ran.Code == 0, ran.Error);
        Assert.Contains("3 行：新 1，改 0，重复 0。", ran.Output, StringComparison.Ordinal);
        Assert.Contains("问1 水渠淤堵，邓睿（专班林晓燕），11月20日。", ran.Output, StringComparison.Ordinal);
        Assert.Contains("第 2、3、4 行是同一件，合着读了。", ran.Output, StringComparison.Ordinal);
        Assert.Contains("3 行：新 0，改 0，重复 1。", (await op.RunAsync("import", "ledger", "p.xlsx", "--kind", "问题")).Output, StringComparison.Ordinal);
    }
}
