using BotService.Ledgers;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>Cells that are only filled, cells with several people or units, and cells that hold more than an item does.</summary>
public sealed class ListFillerTests
{
    [Fact]
    public async Task A_stroke_and_a_word_for_nothing_say_nothing_in_any_column_and_an_office_without_problems_has_none()
    {
        await using var op = await ListOffice.StartAsync();

        var told = await TakeAsync(op, """
            编号,问题,问题类别,责任单位,责任人,整改时限,是否销号,核实人
            —,旗杆生锈,／,—,待定,-,是,无
            —,门牌脱落,民生,机关第一党支部,高峰,11月底,否,/
            /,无,,业务第二党支部,,,,
            /,暂无此类问题,,机关第一党支部,高峰,/,否,

            """);

        Assert.Contains("2 行：新 2，改 0，重复 0。", told, StringComparison.Ordinal);
        Assert.Contains("第 4、5 行没有问题（“无”、“暂无此类问题”），没有当作内容。", told, StringComparison.Ordinal);
        Assert.Contains("问2 门牌脱落，高峰，11月30日。", told, StringComparison.Ordinal);
        var bare = await op.AskAsync((_, db) => db.LedgerItems.SingleAsync(i => i.Number == 1));
        Assert.Equal(LedgerState.Closed, bare.State);
        Assert.True(bare is { GroupId: null, UnitText: null, OwnerId: null, OwnerText: null });
        Assert.DoesNotContain("foreign", bare.Fields, StringComparison.Ordinal);
        Assert.DoesNotContain("class", bare.Fields, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_something_is_said_beside_it_a_problem_without_a_sentence_is_named()
    {
        await using var op = await ListOffice.StartAsync();

        Assert.Contains("第 2 行：没有问题的内容", await op.RefusedAsync("问题,整改措施,责任人\n无,每月检查,高峰\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_people_in_one_cell_are_told_apart_by_the_roster_and_whoever_helps_is_not_the_owner()
    {
        await using var op = await ListOffice.StartAsync();

        var told = await TakeAsync(op, """
            问题,责任单位,责任人,整改时限
            一号楼停水,业务第二党支部,吴秀英与邓睿,11月底
            二号楼停水,机关第一党支部,高峰&林晓燕,11月底
            三号楼停水,机关第一党支部,协办人：邓睿、吴秀英；主办人：高峰,11月底
            四号楼停水,机关第一党支部,高峰 林晓燕等2人,11月底
            五号楼停水,业务第二党支部,"邓　睿
            吴秀英",11月底
            六号楼停水,"业务第二党支部、机关第一党支部",邓睿,11月底

            """);

        Assert.All(
            (string[])
            [
                "问1 一号楼停水，吴秀英（专班邓睿），11月30日。", "问2 二号楼停水，高峰（专班林晓燕），11月30日。", "问3 三号楼停水，高峰（专班邓睿、吴秀英），11月30日。", "问4 四号楼停水，高峰（专班林晓燕），11月30日。",
                "问5 五号楼停水，邓睿（专班吴秀英），11月30日。", "问6 六号楼停水，邓睿，11月30日；单位机关第一党支部没有用上。",
            ],
            line => Assert.Contains(line, told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_is_not_wholly_known_and_one_who_only_helps_are_named_as_they_stand()
    {
        await using var op = await ListOffice.StartAsync();
        op.Write("p.csv", "问题,责任人\n一号楼停水,高峰和曹操\n二号楼停水,配合人：高峰\n三号楼停水,监督人：高峰\n");

        var ran = await op.RunAsync("import", "ledger", "p.csv", "--kind", "问题");

        Assert.Equal(1, ran.Code);
        Assert.Contains("第 2 行：责任人“高峰和曹操”不在名单", ran.Error, StringComparison.Ordinal);
        Assert.Contains("第 3 行：责任人“配合人：高峰”不在名单", ran.Error, StringComparison.Ordinal);
        Assert.Contains("第 4 行：责任人“监督人：高峰”不在名单", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measure_and_a_progress_that_are_too_long_are_kept_as_far_as_they_fit_and_it_is_told()
    {
        await using var op = await ListOffice.StartAsync();
        var title = string.Concat(Enumerable.Repeat("𠮷", 150));

        var told = await op.ReadAsync($"问题,责任人,整改时限,整改措施,整改进展\n{title},高峰,11月30日,{new string('修', 320)},还在谈\n渗水,高峰,11月30日,{new string('补', 640)},{new string('谈', 610)}\n");

        Assert.Contains($"问1 {title}，高峰，11月30日。", told, StringComparison.Ordinal);
        Assert.Contains("问2 渗水，高峰，11月30日；进展太长，留了前 495 字；措施太长，留了前 500 字。", told, StringComparison.Ordinal);
        var fields = await op.AskAsync((_, db) => db.LedgerItems.OrderBy(i => i.Number).Select(i => i.Fields).ToListAsync());
        Assert.Equal([320, 500], fields.Select(field => field.Count(letter => letter is '修' or '补')));
        Assert.Equal(500, await op.AskAsync((_, db) => db.LedgerEntries.Where(e => e.Verb == nameof(LedgerVerb.Progress)).MaxAsync(e => e.Text!.Length)));
        Assert.Contains("第 2 行：内容太长（最多 200 字）", await op.RefusedAsync($"问题,责任人\n{string.Concat(Enumerable.Repeat("𠮷", 201))},高峰\n"), StringComparison.Ordinal);
    }

    /// <summary>Without the flag that keeps names which the roster does not know.</summary>
    private static async Task<string> TakeAsync(Operator op, string list)
    {
        op.Write("p.csv", list);
        var ran = await op.RunAsync("import", "ledger", "p.csv", "--kind", "问题");
        Assert.True(ran.Code == 0, ran.Error);
        return ran.Output;
    }
}
