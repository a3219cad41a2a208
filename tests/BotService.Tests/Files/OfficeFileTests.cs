using System.Globalization;
using System.IO.Compression;
using System.Text;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Files;

/// <summary>Files as offices make them: through the command line, each kind of trouble named with its place.</summary>
public sealed class OfficeFileTests
{
    private const string Header = "userid,name,group,tier,role,other_groups,joined,left\n";

    [Fact]
    public async Task The_header_may_stand_under_titles_in_two_rows_with_joined_cells_and_other_words()
    {
        await using var op = await Operator.StartAsync();
        new RawXlsx().Sheet(
            "名单",
            RawXlsx.Row(1, "机关学习小组成员名单") + RawXlsx.Row(2, "截至2026年9月")
            + RawXlsx.Row(3, "序号", "姓名", "所在党支部", "层级", "其他", "", "加入日期")
            + RawXlsx.Row(4, "", "", "", "", "账号（企业微信）", "角色*")
            + RawXlsx.Row(5, "1", "艾丽", "一支部", "支部", "alice", "书记", "2024.3.5")
            + RawXlsx.Row(6, "2", "鲍勃", "", "", "bob", "", "2024年3月6日"),
            merged: "A1:G1 A2:G2 A3:A4 B3:B4 C3:C4 D3:D4 E3:F3 G3:G4 C5:C6").Save(op.PathOf("p.xlsx"));

        var ran = await op.RunAsync("import", "people", "p.xlsx");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        var dump = await op.DumpAsync();
        Assert.Contains("alice 艾丽 1 Liaison 2024-03-05", dump, StringComparison.Ordinal);
        Assert.Contains("bob 鲍勃 1 Member 2024-03-06", dump, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_understood_is_named_with_sheet_cell_and_what_is_seen_there()
    {
        await using var op = await Operator.StartAsync();
        var head = RawXlsx.Row(1, "userid", "name", "group", "tier", "left");
        new RawXlsx { Formats = { "00000", "yyyy/m/d" } }
            .Sheet("甲", head + $"<row r=\"2\"><c r=\"A2\" s=\"1\"><v>42</v></c>{RawXlsx.Text("B2", "艾丽")}{RawXlsx.Text("C2", "一支部")}{RawXlsx.Text("D2", "支部")}</row>")
            .Sheet("乙", head + $"<row r=\"7\">{RawXlsx.Text("A7", "bob")}{RawXlsx.Text("B7", "鲍勃")}{RawXlsx.Text("C7", "一支部")}<c r=\"E7\" t=\"e\"><v>#REF!</v></c>{RawXlsx.Text("H7", "多余")}</row>")
            .Save(op.PathOf("p.xlsx"));

        var ran = await op.RunAsync("import", "people", "p.xlsx");

        Assert.Equal(1, ran.Code);
        Assert.Contains("工作表“甲”第 2 行：userid（A2） 显示为 “00042”，存的却是 “42”", ran.Error, StringComparison.Ordinal);
        Assert.Contains("工作表“乙”第 7 行：left（E7） 是出错的公式 #REF!", ran.Error, StringComparison.Ordinal);
        Assert.Contains("H7 里有内容 “多余”", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visible_sheet_without_the_header_stops_the_import_by_name()
    {
        await using var op = await Operator.StartAsync();
        new RawXlsx().Sheet("名单", RawXlsx.Row(1, "userid", "name", "group", "tier") + RawXlsx.Row(2, "alice", "艾丽", "一支部", "支部"))
            .Sheet("二支部", RawXlsx.Row(1, "bob", "鲍勃", "二支部", "支部")).Save(op.PathOf("p.xlsx"));

        var ran = await op.RunAsync("import", "people", "p.xlsx");

        Assert.Equal(1, ran.Code);
        Assert.Contains("“二支部”", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blank_cell_in_the_last_corner_of_a_sheet_costs_nothing()
    {
        await using var op = await Operator.StartAsync();
        new RawXlsx().Sheet("名单", RawXlsx.Row(1, "userid", "name", "group", "tier") + RawXlsx.Row(2, "alice", "艾丽", "一支部", "支部") + "<row r=\"1048576\"><c r=\"XFD1048576\" s=\"0\"/></row>").Save(op.PathOf("p.xlsx"));
        var reading = MeasuredTime.Start();

        Assert.Equal(0, (await op.RunAsync("import", "people", "p.xlsx")).Code);
        await reading.RequireWithinAsync(TimeSpan.FromSeconds(5), "The import");
    }

    [Fact]
    public async Task A_packed_file_that_unpacks_to_gigabytes_is_refused_with_the_limit()
    {
        await using var op = await Operator.StartAsync();

        using (var zip = new ZipArchive(File.Create(op.PathOf("bomb.xlsx")), ZipArchiveMode.Create))
        {
            using (var workbook = zip.CreateEntry("xl/workbook.xml").Open())
            {
                workbook.Write("<workbook/>"u8);
            }

            using var part = zip.CreateEntry("xl/sharedStrings.xml", CompressionLevel.Fastest).Open();
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)' ');

            for (var i = 0; i < 300; i++)
            {
                part.Write(block);
            }
        }

        var ran = await op.RunAsync("import", "people", "bomb.xlsx");

        Assert.Equal(1, ran.Code);
        Assert.Contains("256 MB", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("big5", "Big5")]
    [InlineData("utf-16 without a mark", "UTF-16")]
    [InlineData("mixed", "混在一起")]
    [InlineData("replaced", "乱码")]
    public async Task An_encoding_that_cannot_be_told_is_refused_with_how_to_save(string kind, string word)
    {
        await using var op = await Operator.StartAsync();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = Header + "alice,王小明,第一支部,支部,,,,\n";
        byte[] bytes = kind switch
        {
            "big5" => Encoding.GetEncoding("big5").GetBytes(text),
            "mixed" => [.. Encoding.UTF8.GetBytes(text), .. Encoding.GetEncoding("GB18030").GetBytes("bob,鲍勃,第一支部,,,,,\n")],
            "replaced" => Encoding.UTF8.GetBytes(text.Replace("王", "\uFFFD", StringComparison.Ordinal)),
            _ => Encoding.Unicode.GetBytes(text),
        };
        await File.WriteAllBytesAsync(op.PathOf("p.csv"), bytes, Operator.Token);

        var ran = await op.RunAsync("import", "people", "p.csv");

        Assert.Equal(1, ran.Code);
        Assert.Contains(word, ran.Error, StringComparison.Ordinal);
        Assert.Contains("另存", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_Excel_saves_as_Unicode_is_read_with_its_tabs()
    {
        await using var op = await Operator.StartAsync();
        op.Write("p.csv", Header.Replace(',', '\t') + "alice\t艾丽\t一支部\t支部\t\t\t\t\n", Encoding.Unicode);

        var ran = await op.RunAsync("import", "people", "p.csv");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        Assert.Contains("alice 艾丽", await op.DumpAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_role_is_named_before_and_after()
    {
        await using var op = await Operator.StartAsync();
        await op.PeopleAsync("alice,艾丽,一支部,支部,联络员,,,");
        op.Write("p.csv", Header + "alice,艾丽,一支部,支部,成员,,,\n");

        foreach (var args in (string[][])[["import", "people", "p.csv", "--dry-run"], ["import", "people", "p.csv"]])
        {
            var ran = await op.RunAsync(args);
            Assert.Contains("! alice 艾丽 会失去：角色 联络员 → 成员", ran.Output, StringComparison.Ordinal);
            Assert.Contains("! 组 一支部 不再有联络员", ran.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Columns_that_nobody_needs_can_be_left_out()
    {
        await using var op = await Operator.StartAsync();
        op.Write("p.csv", "序号,userid,name,group,tier,电话\n1,alice,艾丽,一支部,支部,1\n");

        Assert.Equal(1, (await op.RunAsync("import", "people", "p.csv")).Code);
        Assert.Equal(0, (await op.RunAsync("import", "people", "p.csv", "--ignore", "电话")).Code);
        Assert.Equal(1, await op.AskAsync((_, db) => db.Members.CountAsync(Operator.Token)));
    }

    [Theory]
    [InlineData("1904", 1)]
    [InlineData("2206", 1)]
    [InlineData("2024", 0)]
    public async Task A_day_that_nobody_can_mean_is_refused(string year, int code)
    {
        await using var op = await Operator.StartAsync();
        op.Write("p.csv", Header + string.Create(CultureInfo.InvariantCulture, $"alice,艾丽,一支部,支部,,,{year}-09-01,\n"));

        Assert.Equal(code, (await op.RunAsync("import", "people", "p.csv")).Code);
    }
}
