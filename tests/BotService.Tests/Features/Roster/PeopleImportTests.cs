using System.Text;
using BotService.Tests.Harness;

namespace BotService.Tests.Features.Roster;

public sealed class PeopleImportTests
{
    private const string Header = "userid,name,group,tier,role,other_groups,joined,left\n";

    private const string Two = Header + "alice,艾丽,一支部,支部,联络员,青年先锋,2024-03-05,\nbob,鲍勃,青年先锋,youth,,,,\n";

    private static readonly string TwoLines = "新增 2 人，更新 0 人，不变 0 人，新组 2 个";

    public static TheoryData<string> Spellings => ["utf8", "bom", "gb18030", "crlf", "cr", "blank lines", "quoted", "header case"];

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task A_file_is_read_however_it_was_saved(string spelling)
    {
        await using var op = await Operator.StartAsync();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var (text, encoding) = spelling switch
        {
            "bom" => (Two, new UTF8Encoding(true)),
            "gb18030" => (Two.Replace("艾丽", "艾𠮷䶮", StringComparison.Ordinal), Encoding.GetEncoding("GB18030")),
            "crlf" => (Two.Replace("\n", "\r\n", StringComparison.Ordinal), new UTF8Encoding(true)),
            "cr" => (Two.Replace("\n", "\r", StringComparison.Ordinal), null),
            "blank lines" => (Two.Replace("bob", "\n\n,,,,,,,\nbob", StringComparison.Ordinal) + "\n\n", null),
            "quoted" => (Two.Replace("鲍勃", "\"鲍\n勃\"", StringComparison.Ordinal), null),
            "header case" => (Two.Replace("userid,name", " UserID , Na me ", StringComparison.Ordinal), null),
            _ => (Two, (Encoding?)null),
        };
        op.Write("p.csv", text, encoding);

        var ran = await op.RunAsync("import", "people", "p.csv");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        Assert.Contains(TwoLines, ran.Output, StringComparison.Ordinal);
        var dump = await op.DumpAsync();
        Assert.Contains(spelling == "gb18030" ? "alice 艾𠮷䶮" : "alice 艾丽", dump, StringComparison.Ordinal);
        Assert.Contains("Liaison 2024-03-05", dump, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_row_does_not_turn_a_whole_group_into_another_tier()
    {
        await using var op = await Operator.StartAsync();
        op.Write("p.csv", Header + "alice,艾丽,一支部,支部,,,,\nbob,鲍勃,一支部,,,,,\n");
        op.Write("row.csv", Header + "carol,卡萝,一支部,youth,,,,\nbob,鲍勃,一支部,,,,,\n");
        op.Write("all.csv", Header + "alice,艾丽,一支部,youth,,,,\nbob,鲍勃,一支部,,,,,\n");
        await op.RunAsync("import", "people", "p.csv");

        var refused = await op.RunAsync("import", "people", "row.csv");
        Assert.Equal(1, refused.Code);
        Assert.Contains("2", refused.Error, StringComparison.Ordinal);
        Assert.Contains("另有 1 人不在这个文件里", refused.Error, StringComparison.Ordinal);

        var meant = await op.RunAsync("import", "people", "all.csv");
        Assert.Equal((0, string.Empty), (meant.Code, meant.Error));
        Assert.Contains("~ 组 一支部：层级 支部 → 青年小组", meant.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_is_read_with_its_numbers_and_dates()
    {
        await using var op = await Operator.StartAsync();
        new RawXlsx { Formats = { "yyyy/m/d" } }.Sheet("名单", RawXlsx.Row(1, "name", "userid", "group", "tier", "joined", "left")
            + $"<row r=\"2\">{RawXlsx.Text("A2", "艾丽")}<c r=\"B2\"><v>10001</v></c>{RawXlsx.Text("C2", "一支部")}{RawXlsx.Text("D2", "支部")}<c r=\"E2\" s=\"1\"><v>46086</v></c></row>"
            + $"<row r=\"3\">{RawXlsx.Text("A3", "鲍勃")}{RawXlsx.Text("B3", "bob")}{RawXlsx.Text("C3", "一支部")}<c r=\"E3\"><v>20260305</v></c>{RawXlsx.Text("F3", "2026/3/6")}</row>").Save(op.PathOf("p.xlsx"));

        var ran = await op.RunAsync("import", "people", "p.xlsx");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        var dump = await op.DumpAsync();
        Assert.Contains("10001 艾丽 1 Member 2026-03-05", dump, StringComparison.Ordinal);
        Assert.Contains("bob 鲍勃 1 Member 2026-03-05 2026-03-06", dump, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_bad_row_is_named_with_its_line_and_nothing_is_imported()
    {
        await using var op = await Operator.StartAsync();
        var before = await op.DumpAsync();
        op.Write("p.csv", Header + string.Join('\n', [
            "alice,艾丽,一支部,支部,,,,",
            "Alice,另一个,一支部,,,,,",
            "",
            "汉字,张三,一支部,,,,,",
            "carol,,一支部,,,,,",
            "dave,戴维,,,,,,",
            "erin,艾琳,一支部,团支部,,,,",
            "frank,\"弗兰\n克\",一支部,,组长,,,",
            "grace,葛蕾,一支部,党组,,,,",
            "heidi,海蒂,一支部,,,没有的组,,",
            "ivan,伊凡,一支部,,,,2026-13-01,",
            "judy,朱迪,一支部,,,,2026-03-05,2026-03-04",
            "ken,肯,新组,,,,,",
            "leo,利奥,一支部,,,,,,多余",
            $"mia,{new string('长', 65)},一支部,,,,,"]));

        var ran = await op.RunAsync("import", "people", "p.csv");

        Assert.Equal(1, ran.Code);
        Assert.Equal(
            [3, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17],
            ran.ErrorLines.Where(l => l.StartsWith("第 ", StringComparison.Ordinal)).Select(l => int.Parse(l.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains("第 3 行：userid Alice 与第 2 行重复", ran.Error, StringComparison.Ordinal);
        Assert.Contains("第 11 行：组 “一支部” 在第 2 行是 支部，这里是 党组", ran.Error, StringComparison.Ordinal);
        Assert.Contains("没有的组", ran.Error, StringComparison.Ordinal);
        Assert.Contains("共 13 处", ran.Error, StringComparison.Ordinal);
        Assert.Empty(ran.Output);
        Assert.Equal(before, await op.DumpAsync());
    }

    [Theory]
    [InlineData("c\u0430o", "第 2 个字 “\u0430” 是 U+0430")]
    [InlineData("\uFF43\uFF41\uFF4F", "第 1 个字 “\uFF43” 是 U+FF43")]
    [InlineData("zh\u0430ng@x", "第 3 个字 “\u0430” 是 U+0430")]
    [InlineData("ca o", "第 3 个字 “ ” 是 U+0020")]
    public async Task An_account_that_only_looks_right_is_refused_with_the_character_that_is_not(string userId, string named)
    {
        await using var op = await Operator.StartAsync();
        await op.PeopleAsync("alice,艾丽,一支部,支部,,,,");
        op.Write("p.csv", Header + $"{userId},曹六韬,一支部,,,,,\n");

        Assert.Contains($"第 2 行：userid “{userId}” 不合规：{named}", (await op.RunAsync("import", "people", "p.csv")).Error, StringComparison.Ordinal);
        Assert.Contains(named, (await op.RunAsync("rename", "alice", userId)).Error, StringComparison.Ordinal);
        Assert.Contains("alice 艾丽", await op.DumpAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("办公室、财务处联合支部", "1")]
    [InlineData("办公室、财务处联合支部；三支部", "1/3")]
    [InlineData("三支部、办公室、 财务处联合支部", "1/3")]
    [InlineData("办公室、财务处联合支部(支部)|三支部", "1/3")]
    public async Task A_group_whose_name_holds_a_separator_can_be_named_beside_others(string cell, string groups)
    {
        await using var op = await Operator.StartAsync();
        op.Write("p.csv", Header + $"a,甲,办公室、财务处联合支部,支部,,,,\nb,乙,二支部,支部,,{cell},,\nc,丙,三支部,支部,,,,\n");

        var ran = await op.RunAsync("import", "people", "p.csv");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        Assert.Contains($"b 乙 2 Member   {groups}", await op.DumpAsync(), StringComparison.Ordinal);
        Assert.Contains("没有改动", (await op.RunAsync("import", "people", "p.csv")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_and_missing_columns_are_named()
    {
        await using var op = await Operator.StartAsync();
        op.Write("p.csv", "userid,全称,group,电话\nalice,艾丽,一支部,1\n");

        var ran = await op.RunAsync("import", "people", "p.csv");

        Assert.Equal(1, ran.Code);
        Assert.Contains("全称、电话", ran.Error, StringComparison.Ordinal);
        Assert.Contains("缺少列：name", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_bad_rows_two_thousand_are_listed_and_the_rest_counted()
    {
        await using var op = await Operator.StartAsync();
        op.Write("p.csv", Header + string.Concat(Enumerable.Range(0, 2010).Select(i => $"u{i},,一支部,支部,,,,\n")));

        var ran = await op.RunAsync("import", "people", "p.csv");

        Assert.Equal(2001, ran.ErrorLines.Length);
        Assert.Contains("另有 10 处", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p.csv", "")]
    [InlineData("p.csv", Header)]
    [InlineData("p.csv", "PK\u0003\u0004\0\0")]
    [InlineData("p.xlsx", "userid,name,group\n")]
    [InlineData("p.csv", "userid,name,group\n\"alice,艾丽,一支部\n")]
    public async Task A_file_that_is_none_is_refused_kindly(string name, string content)
    {
        await using var op = await Operator.StartAsync();
        op.Write(name, content);

        var ran = await op.RunAsync("import", "people", name);

        Assert.Equal(1, ran.Code);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("意外", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_time_nothing_changes_and_that_is_said()
    {
        await using var op = await Operator.StartAsync();
        op.Write("p.csv", Two);
        await op.RunAsync("import", "people", "p.csv");
        var before = await op.DumpAsync();

        var ran = await op.RunAsync("import", "people", "p.csv");

        Assert.Contains("新增 0 人，更新 0 人，不变 2 人，新组 0 个", ran.Output, StringComparison.Ordinal);
        Assert.Contains("没有改动", ran.Output, StringComparison.Ordinal);
        Assert.Equal(before, await op.DumpAsync());
    }

    [Fact]
    public async Task A_dry_run_shows_the_differences_and_changes_nothing()
    {
        await using var op = await Operator.StartAsync();
        await op.PeopleAsync("alice,艾丽,一支部,支部,,,,", "bob,鲍勃,一支部,,,,,");
        var before = await op.DumpAsync();
        op.Write("p.csv", Header + "ALICE,艾丽丽,二支部,支部,联络员,一支部,,\ncarol,卡萝,一支部,,,,,\n");

        var ran = await op.RunAsync("import", "people", "p.csv", "--dry-run");

        Assert.Contains("账号 alice → ALICE；姓名 艾丽 → 艾丽丽；组 一支部 → 二支部；角色 成员 → 联络员；其他组 无 → 一支部", ran.Output, StringComparison.Ordinal);
        Assert.Contains("+ 第 3 行 carol 卡萝", ran.Output, StringComparison.Ordinal);
        Assert.Contains("新增 1 人，更新 1 人，不变 0 人，新组 1 个", ran.Output, StringComparison.Ordinal);
        Assert.Contains("另有 1 名", ran.Output, StringComparison.Ordinal);
        Assert.Equal(before, await op.DumpAsync());
    }

    [Fact]
    public async Task Changes_are_made_and_whoever_is_not_in_the_file_stays()
    {
        await using var op = await Operator.StartAsync();
        await op.PeopleAsync("alice,艾丽,一支部,支部,,,,", "bob,鲍勃,一支部,,,,,", "old,老李,一支部,,,,2020-01-01,2021-01-01");

        var ran = await op.PeopleAsync("alice,艾丽,二支部,青年,管理员,一支部；二支部,2024-01-02,2027-01-01");

        Assert.Contains("新增 0 人，更新 1 人，不变 0 人，新组 1 个", ran.Output, StringComparison.Ordinal);
        Assert.Contains("另有 1 名在册人员不在文件里", ran.Output, StringComparison.Ordinal);
        var dump = await op.DumpAsync();
        Assert.Contains("1 alice 艾丽 2 Admin 2024-01-02 2027-01-01 1", dump, StringComparison.Ordinal);
        Assert.Contains("bob 鲍勃 1 Member", dump, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_file_has_no_column_for_stays_as_it_is()
    {
        await using var op = await Operator.StartAsync();
        await op.PeopleAsync("alice,艾丽,一支部,支部,联络员,,2024-01-02,", "bob,鲍勃,二支部,支部,,一支部,,");
        op.Write("p.csv", "name,group,userid\n艾丽,一支部,alice\n鲍勃勃,二支部,bob\n");

        await op.RunAsync("import", "people", "p.csv");

        var dump = await op.DumpAsync();
        Assert.Contains("alice 艾丽 1 Liaison 2024-01-02", dump, StringComparison.Ordinal);
        Assert.Contains("bob 鲍勃勃 2 Member   1", dump, StringComparison.Ordinal);
    }
}
