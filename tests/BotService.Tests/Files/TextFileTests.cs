using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Files;

/// <summary>Text files: what separates their cells is told by the headings, not by what stands in the cells.</summary>
public sealed class TextFileTests
{
    [Theory]
    [InlineData("week,title,audience\n2026-W42,学思想，强党性，重实践，建新功,branch\n", "学思想，强党性，重实践，建新功")]
    [InlineData("week,title\n2026-W42,坚持人民至上，坚持自信自立，坚持守正创新\n", "坚持人民至上，坚持自信自立，坚持守正创新")]
    [InlineData("\"week\",\"title\"\n2026-W42,\"甲;乙;丙;丁\"\n", "甲;乙;丙;丁")]
    [InlineData("学习计划，2026年度，全局，试行\n周次;学习内容（题目，必填）\n2026-W42;甲,乙,丙\n", "甲,乙,丙")]
    [InlineData("周次，学习内容\r2026-W42，甲;乙;丙,丁\r", "甲;乙;丙,丁")]
    [InlineData("周次\t学习内容\n2026-W42\t甲，乙,丙;丁\n", "甲，乙,丙;丁")]
    public async Task A_title_with_signs_of_its_own_changes_nothing_about_the_others(string text, string title)
    {
        await using var op = await Operator.StartAsync();
        op.Write("t.csv", text);

        var ran = await op.RunAsync("import", "topics", "t.csv");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        Assert.Equal(title, await op.AskAsync((_, db) => db.Topics.Select(t => t.Title).SingleAsync(Operator.Token)));
    }

    [Fact]
    public async Task A_cell_with_many_groups_changes_nothing_about_the_others()
    {
        await using var op = await Operator.StartAsync();
        string[] groups = ["一支部", "二支部", "三支部", "四支部", "五支部", "六支部", "七支部"];
        op.Write("p.csv", "userid,name,group,tier,other_groups\n" + string.Concat(groups.Select((group, i) => $"u{i},人{i},{group},支部,{(i == 0 ? string.Join(';', groups[1..]) : string.Empty)}\n")));

        var ran = await op.RunAsync("import", "people", "p.csv");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        Assert.Equal(6, await op.AskAsync((_, db) => db.Memberships.CountAsync(Operator.Token)));
    }

    [Fact]
    public async Task Headings_that_nobody_knows_are_parted_by_the_first_line_alone()
    {
        await using var op = await Operator.StartAsync();
        op.Write("p.csv", "电话;\"家,庭,地,址\"\n1,2,3,4;5\n");

        Assert.Contains("不认识的列：电话、家,庭,地,址", (await op.RunAsync("import", "people", "p.csv")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData(" ", 0)]
    [InlineData("多余", 1)]
    public async Task Empty_cells_far_to_the_right_cost_nothing(string last, int code)
    {
        await using var op = await Operator.StartAsync();
        var far = new string(',', 400);
        op.Write("p.csv", $"userid,name,group,tier{far}\nalice,艾丽,一支部,支部{far}{last}\n");

        var ran = await op.RunAsync("import", "people", "p.csv");

        Assert.Equal(code, ran.Code);
        Assert.Contains(code == 0 ? "新增 1 人" : "第 2 行超过 256 列", ran.Output + ran.Error, StringComparison.Ordinal);
    }
}
