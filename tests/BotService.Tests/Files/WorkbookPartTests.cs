using BotService.Tests.Harness;

namespace BotService.Tests.Files;

/// <summary>Parts of a workbook lie where their relationships say, and cells that look empty are empty.</summary>
public sealed class WorkbookPartTests
{
    private const string Book = "xl/workbook.xml", Relations = "xl/_rels/workbook.xml.rels", Strings = "xl/sharedStrings.xml", Styles = "xl/styles.xml";

    private static readonly string Head = RawXlsx.Row(1, "userid", "name", "group", "tier");

    private static readonly string Alice = RawXlsx.Row(2, "alice", "艾丽", "一支部", "支部");

    [Theory]
    [InlineData("part-name.xlsx", "xu 许五福")]
    [InlineData("hidden-first.xlsx", "jiang 蒋八骏")]
    public async Task Texts_are_read_from_the_part_that_the_relationship_names(string file, string person)
    {
        await using var op = await StartAsync(file);
        Move(op, Strings, "xl/strings.xml", "sharedStrings.xml", "strings.xml");

        var ran = await op.RunAsync("import", "people", "p.xlsx");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        Assert.Contains("新增 1 人", ran.Output, StringComparison.Ordinal);
        Assert.Contains(person, await op.DumpAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xl/look/formats.xml", "look/formats.xml")]
    [InlineData("formats.xml", "/formats.xml")]
    [InlineData("other/formats.xml", "../other/formats.xml")]
    [InlineData("xl/my formats.xml", "my%20formats.xml")]
    public async Task Days_are_days_wherever_the_formats_lie(string place, string target)
    {
        await using var op = await StartAsync("date-31.xlsx");
        Move(op, Styles, place, "styles.xml", target);

        await RequireDaysAsync(op);
    }

    [Fact]
    public async Task A_workbook_is_found_in_any_folder_with_its_sheets_in_others()
    {
        await using var op = await StartAsync("date-31.xlsx");
        Move(op, "xl/worksheets/sheet1.xml", "sheets/one.xml", "worksheets/sheet1.xml", "../sheets/one.xml");
        Move(op, Strings, "book/texts.xml", "sharedStrings.xml", "texts.xml");
        Move(op, Styles, "book/styles.xml", "styles.xml", "./styles.xml");
        WorkbookParts.Move(op.PathOf("p.xlsx"), Relations, "book/_rels/main.xml.rels");
        WorkbookParts.Move(op.PathOf("p.xlsx"), Book, "book/main.xml");
        WorkbookParts.Change(op.PathOf("p.xlsx"), "_rels/.rels", xml => xml.Replace(Book, "/book/main.xml", StringComparison.Ordinal));

        await RequireDaysAsync(op);
    }

    [Fact]
    public async Task A_packed_file_of_another_program_is_refused_kindly()
    {
        await using var op = await Operator.StartAsync();
        new RawXlsx().Sheet("名单", Head + Alice).Save(op.PathOf("p.xlsx"));
        WorkbookParts.Change(op.PathOf("p.xlsx"), Book, _ => "<document/>");

        var ran = await op.RunAsync("import", "people", "p.xlsx");

        Assert.Equal(1, ran.Code);
        Assert.Contains("已损坏", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<c r=\"XFD1\" t=\"str\"><f>\"\"</f><v></v></c>")]
    [InlineData("<c r=\"XFD1\" t=\"str\"><f>\" \"</f><v xml:space=\"preserve\"> </v></c>")]
    [InlineData("<c r=\"XFD1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> &#10;　</t></is></c>")]
    [InlineData("<c r=\"XFD1\"><v></v></c>")]
    public async Task A_cell_far_away_in_which_nothing_is_seen_costs_nothing(string cell)
    {
        await using var op = await Operator.StartAsync();
        new RawXlsx().Sheet("名单", Head.Replace("</row>", $"{cell}</row>", StringComparison.Ordinal) + Alice).Save(op.PathOf("p.xlsx"));

        var ran = await op.RunAsync("import", "people", "p.xlsx");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        Assert.Contains("alice 艾丽", await op.DumpAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<si/>", 0)]
    [InlineData("<si><t xml:space=\"preserve\"> </t></si>", 0)]
    [InlineData("<si><t>多余</t></si>", 1)]
    public async Task A_cell_far_away_counts_when_the_text_that_it_names_is_seen(string text, int code)
    {
        await using var op = await StartAsync("stray-cell.xlsx");
        var place = 0;
        WorkbookParts.Change(op.PathOf("p.xlsx"), Strings, xml =>
        {
            place = xml.Split("<si>").Length - 1;
            return xml.Replace("</sst>", $"{text}</sst>", StringComparison.Ordinal);
        });
        WorkbookParts.Change(op.PathOf("p.xlsx"), "xl/worksheets/sheet1.xml", xml => xml.Replace("<c r=\"XFD1\" s=\"0\"/>", $"<c r=\"XFD1\" t=\"s\"><v>{place}</v></c>", StringComparison.Ordinal));

        var ran = await op.RunAsync("import", "people", "p.xlsx");

        Assert.Equal(code, ran.Code);
        Assert.Contains(code == 0 ? "新增 12 人" : "第 1 行的 XFD 列有内容", ran.Output + ran.Error, StringComparison.Ordinal);
    }

    private static async Task<Operator> StartAsync(string file)
    {
        var op = await Operator.StartAsync("2026-09-07 08:00");
        File.Copy(Path.Combine(FileCase.Folder, "files", file), op.PathOf("p.xlsx"));
        return op;
    }

    /// <summary>Moves a part and says in the workbook's relationships where it lies now.</summary>
    private static void Move(Operator op, string from, string to, string target, string newTarget)
    {
        WorkbookParts.Move(op.PathOf("p.xlsx"), from, to);
        WorkbookParts.Change(op.PathOf("p.xlsx"), Relations, xml => xml.Replace($"Target=\"{target}\"", $"Target=\"{newTarget}\"", StringComparison.Ordinal));
    }

    private static async Task RequireDaysAsync(Operator op)
    {
        var ran = await op.RunAsync("import", "people", "p.xlsx");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        var dump = await op.DumpAsync();
        Assert.Contains("feng 冯四海 1 Member 2026-09-01", dump, StringComparison.Ordinal);
        Assert.Contains("chen 陈五湖 1 Member  2027-02-01", dump, StringComparison.Ordinal);
        Assert.Contains("chu 褚六合 1 Member 2026-09-01", dump, StringComparison.Ordinal);
    }
}
