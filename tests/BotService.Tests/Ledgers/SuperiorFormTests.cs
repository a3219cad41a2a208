using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using BotService.Files;
using BotService.Files.Forms;
using BotService.Tests.Harness;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace BotService.Tests.Ledgers;

/// <summary>The superior's own form, as it came: it is filled in below its header, keeps its layout, and nobody types the list into it again.</summary>
public sealed class SuperiorFormTests
{
    private const string Name = "上级表";

    private const string Sheet = "问题整改表";

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>52 columns as in an official rectification export; twelve of them are known here.</summary>
    private static readonly string[] Headings =
    [
        "序号", "原编号", "问题类别", "问题类别（二级）", "问题类别（三级）", "问题来源", "具体问题表述", "涉及金额（万元）", "整改类型", "依据", "整改要求", "完成标准", "细化的整改措施", "整改时限", "完成时间",
        "牵头单位", "整改责任人", "责任人职务", "责任人电话", "协助领导", "协助领导职务", "协助领导电话", "牵头联系人", "牵头联系人电话", "配合单位", "配合单位联系人", "配合单位电话", "整改进展", "阶段性成效", "存在困难",
        "需协调事项", "建章立制情况", "制度名称", "追责问责人数", "党纪处分", "政务处分", "组织处理", "挽回损失", "是否销号", "销号依据", "验收人员", "验收意见", "验收单位", "公开情况", "公开网址", "群众满意度", "回访情况", "是否反弹", "反弹原因", "附件", "填报人", "备注",
    ];

    [Fact]
    public async Task A_form_of_fifty_two_columns_is_filled_keeps_its_layout_and_its_empty_columns_are_named()
    {
        var folder = LedgerFolder.With();
        SaveForm(folder, Name);
        await using var bot = await Office.OpenAsync("2026-10-09 09:00", ("BOTSERVICE_CONFIG_DIR", folder));
        await bot.SayAsync("zhoumin", "问题 走廊应急灯不亮 李秋月 10月20日 措施 更换");

        foreach (var text in (string[])["村级表格重复报送", "'=1+1 低保复核", "台账👍不全"])
        {
            await bot.SayAsync("zhoumin", $"问题 {text} 郑凯 10月30日");
        }

        await bot.SayAsync("zhoumin", "问题 提错了 郑凯 10月30日");
        await bot.SayAsync("zhoumin", "问5 作废 提错了");

        var answer = await bot.SayAsync("zhoumin", "问题清单 导出 上级表");
        Assert.Contains("按“上级表”填好的问题清单（截至10月9日）马上发到这里：填原编号、问题类别、问题来源、具体问题表述", answer, StringComparison.Ordinal);
        Assert.Contains("空着请自己填：", answer, StringComparison.Ordinal);
        Assert.Contains("涉及金额（万元）、整改类型、依据", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("序号", answer, StringComparison.Ordinal);
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(answer) <= 2048);

        await bot.AdvanceToAsync("2026-10-09 09:10");
        var file = bot.WeCom.Uploads.Single(upload => upload.FileName.EndsWith(".xlsx", StringComparison.Ordinal));
        Assert.Equal("问题清单-上级表-20261009.xlsx", file.FileName);
        RequireFilled(file.Content.ToArray());
    }

    [Fact]
    public async Task The_command_line_fills_it_as_well_and_a_form_without_a_header_says_what_is_missing()
    {
        var folder = LedgerFolder.With();
        SaveForm(folder, Name);
        Directory.CreateDirectory(Path.Combine(folder, "ledgers", "forms"));
        new RawXlsx().Sheet("表", RawXlsx.Row(1, "这里没有表头")).Save(Path.Combine(folder, "ledgers", "forms", "空表.xlsx"));
        File.WriteAllText(Path.Combine(folder, "ledgers", "forms", "坏表.xlsx"), "no workbook");
        await using var op = await Operator.StartAsync("2026-10-09 10:00");
        op.Settings.Add($"BOTSERVICE_CONFIG_DIR={folder}");
        await op.PeopleAsync("zhengkai,郑凯,业务第二党支部,branch,member,,,");

        var ran = await op.RunAsync("export", "ledger", "--kind", "问题", "--form", Name, "--out", "f.xlsx");
        Assert.True(ran.Code == 0, ran.Error);
        Assert.Contains("空着请自己填：", ran.Output, StringComparison.Ordinal);
        Assert.Equal("填表人：", RawWorkbook.Open(op.PathOf("f.xlsx")).At(Sheet, "A8"));

        foreach (var (form, problem) in ((string, string)[])[("空表", "没有认得的表头"), ("坏表", "打不开"), ("../../people", "没有叫“../../people”的表样"), ("没有", "没有叫“没有”的表样：请把空表放到 config/ledgers/forms/没有.xlsx")])
        {
            var refused = await op.RunAsync("export", "ledger", "--form", form, "--out", "g.xlsx");
            Assert.Equal(1, refused.Code);
            Assert.Contains(problem, refused.Error, StringComparison.Ordinal);
            Assert.False(File.Exists(op.PathOf("g.xlsx")));
        }
    }

    [Fact]
    public async Task The_console_offers_each_form_and_says_what_is_wrong_with_one()
    {
        var folder = LedgerFolder.With();
        SaveForm(folder, Name);
        File.WriteAllText(Path.Combine(folder, "ledgers", "forms", "坏表.xlsx"), "no workbook");
        await using var bot = await Office.OpenAsync("2026-10-09 09:00", ("BOTSERVICE_CONFIG_DIR", folder));
        await bot.SayAsync("zhoumin", "问题 走廊应急灯不亮 李秋月 10月20日");
        using var admin = await Browser.SignInAsync(bot, "zhoumin");

        Assert.Contains("按“上级表”导出", WebUtility.HtmlDecode(await admin.ReadAsync("/ledgers/problem")), StringComparison.Ordinal);
        using var file = await admin.GetAsync($"/ledgers/problem/export?day=2026-10-09&form={Uri.EscapeDataString(Name)}");
        Assert.Equal("走廊应急灯不亮", new RawWorkbook(await file.Content.ReadAsByteArrayAsync(Bot.Token)).At(Sheet, "G5"));
        Assert.Contains("打不开", WebUtility.HtmlDecode(await admin.ReadAsync($"/ledgers/problem/export?form={Uri.EscapeDataString("坏表")}", HttpStatusCode.BadRequest)), StringComparison.Ordinal);
        await admin.ReadAsync("/ledgers/problem/export?form=nowhere", HttpStatusCode.NotFound);
    }

    [Fact]
    public void New_lines_join_the_cells_that_the_first_one_joins()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("botservice-form-").FullName, "f.xlsx");
        new RawXlsx().Sheet("表", RawXlsx.Row(1, "序号", "问题", "", "责任人", "时限") + "<row r=\"2\" ht=\"20\"><c r=\"B2\"/></row>" + RawXlsx.Row(3, "填表人："), merged: "B1:C1 B2:C2").Save(path);
        var columns = new TableColumns(new TableColumn("title", "问题"), new TableColumn("owner", "责任人"), new TableColumn("due", "时限"));
        using var filled = new MemoryStream();

        WorkbookForm.Open("f.xlsx", File.ReadAllBytes(path), columns).Fill([.. Enumerable.Range(1, 3).Select(i => new Dictionary<string, string> { ["title"] = $"第{i}件", ["owner"] = string.Empty })], filled);

        var book = new RawWorkbook(filled.ToArray());
        Assert.Equal(["第1件", "第2件", "第3件", "填表人："], ((string[])["B2", "B3", "B4", "A5"]).Select(place => book.At("表", place)));
        Assert.Equal(["B1:C1", "B2:C2", "B3:C3", "B4:C4"], book.Part("表").Descendants(Main + "mergeCell").Select(merged => (string)merged.Attribute("ref")!).Order(StringComparer.Ordinal));
        Assert.Equal("4", (string?)book.Part("表").Element(Main + "mergeCells")!.Attribute("count"));
        Assert.DoesNotContain(book.Cells("表"), cell => cell.Attribute("r")!.Value.StartsWith('D') && int.Parse(cell.Attribute("r")!.Value[1..], System.Globalization.CultureInfo.InvariantCulture) > 1);
    }

    [Fact]
    public void What_a_form_works_out_goes_on_to_be_right_when_more_lines_come_than_were_drawn()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("botservice-form-").FullName, "f.xlsx");
        string Line(int line, string number) => $"<row r=\"{line}\">{RawXlsx.Text($"A{line}", number)}<c r=\"E{line}\"><f>IF(D{line}=\"\",\"\",\"有 E{line}\")</f><v>0</v></c></row>";
        var foot = $"<row r=\"5\">{RawXlsx.Text("A5", "合计")}<c r=\"B5\"><f>COUNTA(B3:B4)</f><v>0</v></c><c r=\"D5\"><f>COUNTA(D$3:D$4)+LOG10(10)+其他!A9</f></c></row><row r=\"6\"><c r=\"B6\"><f>B5*2</f></c></row>";
        new RawXlsx().Sheet("表", RawXlsx.Row(1, "共", "", "", "") + RawXlsx.Row(2, "序号", "问题", "责任人", "时限", "超期") + Line(3, "1") + Line(4, "2") + foot).Sheet("其他", RawXlsx.Row(1, "别处") + "<row r=\"2\"><c r=\"A2\"><f>表!B5+A1</f><v>7</v></c></row>").Save(path);
        var columns = new TableColumns(new TableColumn("title", "问题"), new TableColumn("owner", "责任人"), new TableColumn("due", "时限"));
        using var filled = new MemoryStream();

        WorkbookForm.Open("f.xlsx", File.ReadAllBytes(path), columns).Fill([.. Enumerable.Range(1, 5).Select(i => new Dictionary<string, string> { ["title"] = $"第{i}件", ["due"] = i == 5 ? string.Empty : "2026-10-30" })], filled);

        var book = new RawWorkbook(filled.ToArray());
        string Formula(string place) => book.Cells("表").Single(cell => cell.Attribute("r")!.Value == place).Element(Main + "f")!.Value;
        Assert.Equal(["1", "2", "3", "4", "5", "合计"], ((string[])["A3", "A4", "A5", "A6", "A7", "A8"]).Select(place => book.At("表", place)));
        Assert.Equal(("COUNTA(B3:B7)", "COUNTA(D$3:D$7)+LOG10(10)+其他!A9", "B8*2"), (Formula("B8"), Formula("D8"), Formula("B9")));
        Assert.Equal(["IF(D3=\"\",\"\",\"有 E3\")", "IF(D4=\"\",\"\",\"有 E4\")", "IF(D5=\"\",\"\",\"有 E3\")", "IF(D7=\"\",\"\",\"有 E3\")"], ((string[])["E3", "E4", "E5", "E7"]).Select(Formula));
        Assert.Equal("<f>表!B8+A1</f>", string.Concat(book.Cells("其他").Single(cell => cell.Attribute("r")!.Value == "A2").Elements().Select(e => $"<{e.Name.LocalName}>{e.Value}</{e.Name.LocalName}>")));
        Assert.Empty(book.Part("表").Descendants(Main + "f").Select(formula => formula.Parent!.Element(Main + "v")).OfType<XElement>());

        using var package = SpreadsheetDocument.Open(new MemoryStream(filled.ToArray()), isEditable: false);
        Assert.True(package.WorkbookPart!.Workbook!.CalculationProperties!.FullCalculationOnLoad!.Value);
        Assert.Empty(new OpenXmlValidator().Validate(package.WorkbookPart, Bot.Token).Select(error => error.Description));
    }

    [Theory]
    [InlineData("SUM(C7:F7)", "SUM(C7:F7)")]
    [InlineData("SUM(H$5:H7)", "SUM(H$5:H7)")]
    [InlineData("H7/SUM(H$5:H$7)", "H7/SUM(H$5:H$9)")]
    public void A_formula_of_a_line_means_that_line_unless_it_ends_at_a_fixed_one(string before, string after) => Assert.Equal(after, CellReferences.Opened(before, "表", fromLine: 8, by: 2, isOfLine: true));

    [Theory]
    [InlineData("表!B8+B8", "表!B10+B8")]
    [InlineData("SUM(表!H5:H7)", "SUM(表!H5:H9)")]
    public void Another_sheet_means_its_own_cells_where_it_names_none(string before, string after) => Assert.Equal(after, CellReferences.Opened(before, "表", fromLine: 8, by: 2, onlyNamed: true));

    [Theory]
    [InlineData("SUM(H5:H7)", "SUM(H5:H9)")]
    [InlineData("SUM($H$5:$H$7)", "SUM($H$5:$H$9)")]
    [InlineData("H7+H8+H$8", "H7+H10+H$10")]
    [InlineData("SUM(H5:H6)", "SUM(H5:H6)")]
    [InlineData("SUM(H8:H9)", "SUM(H10:H11)")]
    [InlineData("表!B8&\"B8\"", "表!B10&\"B8\"")]
    [InlineData("'别的 表'!B8+LOG10(B8)", "'别的 表'!B8+LOG10(B10)")]
    [InlineData("ABC8.5+A8B", "ABC8.5+A8B")]
    public void A_reference_moves_with_its_cell_and_a_range_over_the_lines_grows(string before, string after) => Assert.Equal(after, CellReferences.Opened(before, "表", fromLine: 8, by: 2));

    [Fact]
    public async Task Another_list_and_a_form_with_a_header_of_two_lines_and_columns_in_another_order_are_filled_too()
    {
        var folder = LedgerFolder.With();
        var forms = Directory.CreateDirectory(Path.Combine(folder, "ledgers", "forms")).FullName;
        new RawXlsx()
            .Sheet("说明", RawXlsx.Row(1, "请于每月五日前报送"))
            .Sheet("督查台账", RawXlsx.Row(1, "督查室月报") + RawXlsx.Row(2, "完成时限", "任务情况", "", "责任落实", "", "督查意见") + RawXlsx.Row(3, "", "任务名称", "任务来源", "责任人", "责任单位", "") + "<row r=\"4\"/>" + RawXlsx.Row(5, "注：本表由督查室汇总"), merged: "A1:F1 A2:A3 B2:C2 D2:E2 F2:F3")
            .Save(Path.Combine(forms, "月报.xlsx"));
        await using var bot = await Office.OpenAsync("2026-10-09 09:00", ("BOTSERVICE_CONFIG_DIR", folder));
        await bot.SayAsync("zhoumin", "任务 修订值班制度 郑凯 10月30日");
        await bot.SayAsync("zhoumin", "任务 核对编制数 李秋月 11月16日");

        var answer = await bot.SayAsync("zhoumin", "任务清单 导出 月报");
        Assert.Contains("督查意见", answer[answer.IndexOf("空着请自己填", StringComparison.Ordinal)..], StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-10-09 09:10");

        var book = new RawWorkbook(bot.WeCom.Uploads.Single(upload => upload.FileName == "任务清单-月报-20261009.xlsx").Content.ToArray());
        Assert.Equal(["2026-10-30", "修订值班制度", "郑凯", ""], ((string[])["A4", "B4", "D4", "F4"]).Select(place => book.At("督查台账", place)));
        Assert.Equal(["2026-11-16", "核对编制数", "李秋月"], ((string[])["A5", "B5", "D5"]).Select(place => book.At("督查台账", place)));
        Assert.Equal("注：本表由督查室汇总", book.At("督查台账", "A6"));
        Assert.Equal("请于每月五日前报送", book.At("说明", "A1"));
    }

    [Fact]
    public async Task A_form_with_a_header_of_three_rows_is_filled_below_it_and_keeps_its_foot()
    {
        var folder = LedgerFolder.With();
        new RawXlsx()
            .Sheet(
                "统计表",
                RawXlsx.Row(1, "XX系统问题整改情况统计表") + RawXlsx.Row(3, "序号", "具体问题表述", "整改情况", "", "", "", "牵头单位") + RawXlsx.Row(4, "", "", "措施", "", "整改责任人", "是否销号")
                + RawXlsx.Row(5, "", "", "细化的整改措施", "整改时限") + "<row r=\"6\"/><row r=\"7\"/>" + RawXlsx.Row(8, "填表人："),
                merged: "A1:G1 A3:A5 B3:B5 C3:F3 C4:D4 E4:E5 F4:F5 G3:G5")
            .Save(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "ledgers", "forms")).FullName, "统计表.xlsx"));
        await using var bot = await Office.OpenAsync("2026-10-09 09:00", ("BOTSERVICE_CONFIG_DIR", folder));
        await bot.SayAsync("zhoumin", "问题 走廊应急灯不亮 李秋月 10月20日 措施 更换");
        await bot.SayAsync("zhoumin", "问题 村级表格重复报送 郑凯 10月30日");

        Assert.Contains("没有空着的列", await bot.SayAsync("zhoumin", "问题清单 导出 统计表"), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-10-09 09:10");

        var book = new RawWorkbook(bot.WeCom.Uploads.Single(upload => upload.FileName == "问题清单-统计表-20261009.xlsx").Content.ToArray());
        Assert.Equal(["1", "走廊应急灯不亮", "更换", "2026-10-20", "李秋月", "否", "机关第一党支部"], ((string[])["A6", "B6", "C6", "D6", "E6", "F6", "G6"]).Select(place => book.At("统计表", place)));
        Assert.Equal(["2", "村级表格重复报送", "细化的整改措施", "填表人："], ((string[])["A7", "B7", "C5", "A8"]).Select(place => book.At("统计表", place)));
    }

    [Fact]
    public async Task Columns_of_one_meaning_are_all_filled_each_as_its_heading_asks()
    {
        var folder = LedgerFolder.With();
        new RawXlsx().Sheet("局表", RawXlsx.Row(1, "序号", "问题", "整改进展", "是否已完成整改", "完成时间", "销号时间") + "<row r=\"2\"/>")
            .Save(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "ledgers", "forms")).FullName, "局表.xlsx"));
        await using var bot = await Office.OpenAsync("2026-10-09 09:00", ("BOTSERVICE_CONFIG_DIR", folder));
        await bot.SayAsync("zhoumin", "问题 走廊应急灯不亮 李秋月 10月20日");
        await bot.SayAsync("zhoumin", "问题 村级表格重复报送 郑凯 10月30日");
        await bot.SayAsync("zhoumin", "问题 三楼开水器跳闸 郑凯 10月30日");
        await bot.SayAsync("liqiuyue", "问1 进展 灯具已经下单");
        await bot.SayAsync("zhengkai", "问3 完成 换了漏电开关");
        Assert.Contains("已销号", await bot.SayAsync("zhoumin", "问3 通过"), StringComparison.Ordinal);

        var answer = await bot.SayAsync("zhoumin", "问题清单 导出 局表");
        Assert.Contains("填问题、整改进展、是否已完成整改、完成时间、销号时间", answer, StringComparison.Ordinal);
        Assert.Contains("没有空着的列", answer, StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-10-09 09:10");

        var book = new RawWorkbook(bot.WeCom.Uploads.Single(upload => upload.FileName == "问题清单-局表-20261009.xlsx").Content.ToArray());
        IEnumerable<string> Line(int line) => "CDEF".Select(column => book.At("局表", $"{column}{line}"));
        Assert.Equal(["灯具已经下单", "否", "", ""], Line(2));
        Assert.Equal(["办理中", "否", "", ""], Line(3));
        Assert.Equal(["换了漏电开关", "是", "2026-10-09", "2026-10-09"], Line(4));
    }

    [Fact]
    public async Task What_was_said_last_stands_in_a_form_without_our_marks_and_a_question_is_one_in_whatever_words()
    {
        var kind = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "config", "ledgers", "problem.json"), Bot.Token);
        var folder = LedgerFolder.With(("problem.json", kind.Replace("\"是否完成\"", "\"目前是否完成\", \"是否完成\"", StringComparison.Ordinal)));
        new RawXlsx().Sheet("局表", RawXlsx.Row(1, "序号", "问题", "整改进展", "目前是否完成", "责任人") + "<row r=\"2\"/>")
            .Save(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "ledgers", "forms")).FullName, "局表.xlsx"));
        await using var bot = await Office.OpenAsync("2026-10-09 09:00", ("BOTSERVICE_CONFIG_DIR", folder));
        await bot.SayAsync("zhoumin", "问题 车棚漏雨 李秋月 10月20日");
        await bot.SayAsync("zhoumin", "问题 门锁打不开 郑凯 10月30日");
        Assert.Contains("报完成（补录）", await bot.OnAsync("10-12", "liqiuyue", "问1 完成 10月10日 已补防水"), StringComparison.Ordinal);
        await bot.SayAsync("zhengkai", "问2 完成 换了锁芯试过");
        Assert.Contains("问2 退回郑凯继续办", await bot.SayAsync("zhoumin", "问2 没改好 夜里又打不开"), StringComparison.Ordinal);

        await bot.SayAsync("zhoumin", "问题清单 导出 局表");
        await bot.AdvanceToAsync("2026-10-12 10:10");

        var book = new RawWorkbook(bot.WeCom.Uploads.Single(upload => upload.FileName == "问题清单-局表-20261012.xlsx").Content.ToArray());
        IEnumerable<string> Line(int line) => "CDE".Select(column => book.At("局表", $"{column}{line}"));
        Assert.Equal(["已补防水", "否", "李秋月"], Line(2));
        Assert.Equal(["没改好：夜里又打不开", "否", "郑凯"], Line(3));
    }

    private static void RequireFilled(byte[] content)
    {
        var book = new RawWorkbook(content);
        string At(string place) => book.At(Sheet, place);
        Assert.Equal(["1", "2", "3", "4", "填表人："], ((string[])["A5", "A6", "A7", "A8", "A9"]).Select(place => At(place)));
        Assert.Equal(["走廊应急灯不亮", "村级表格重复报送", "'=1+1 低保复核", "台账👍不全"], ((string[])["G5", "G6", "G7", "G8"]).Select(place => At(place)));
        Assert.Equal(("更换", "2026-10-20", "李秋月", "机关第一党支部", "否"), (At("M5"), At("N5"), At("Q5"), At("P5"), At("AM5")));
        Assert.Equal("审核人：", At("G9"));

        using var zip = new ZipArchive(new MemoryStream(content));
        using var stream = zip.GetEntry("xl/worksheets/s1.xml")!.Open();
        var xml = XDocument.Load(stream);
        Assert.All(xml.Descendants(Main + "row").Where(row => (int)row.Attribute("r")! is >= 5 and <= 8), row =>
        {
            Assert.Equal("30", (string?)row.Attribute("ht"));
            Assert.Equal(Headings.Length, row.Elements().Count());
            Assert.All(row.Elements(), cell => Assert.Equal("1", (string?)cell.Attribute("s")));
            Assert.Empty(row.Descendants(Main + "f"));
        });
        Assert.Equal(["A1:AZ1", "A2:C2", "A9:F9"], xml.Descendants(Main + "mergeCell").Select(merged => (string)merged.Attribute("ref")!));

        using var package = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(package.WorkbookPart!.WorksheetParts.Single()).Select(error => error.Description));
    }

    private static void SaveForm(string folder, string name)
    {
        var forms = Directory.CreateDirectory(Path.Combine(folder, "ledgers", "forms")).FullName;
        var header = $"<row r=\"4\" ht=\"40\" customHeight=\"1\">{string.Concat(Headings.Select((heading, i) => RawXlsx.Text($"{CellText.Letters(i)}4", heading)))}</row>";
        var lines = Enumerable.Range(5, 3).Select(line => $"<row r=\"{line}\" ht=\"30\" customHeight=\"1\">{string.Concat(Headings.Select((_, i) => i == 0 ? $"<c r=\"A{line}\" s=\"1\"><v>{line - 4}</v></c>" : $"<c r=\"{CellText.Letters(i)}{line}\" s=\"1\"/>"))}</row>");
        new RawXlsx { Formats = { "@" } }
            .Sheet(Sheet, RawXlsx.Row(1, "XX系统问题整改情况统计表") + RawXlsx.Row(2, "填报单位：") + header + string.Concat(lines) + $"<row r=\"8\">{RawXlsx.Text("A8", "填表人：")}{RawXlsx.Text("G8", "审核人：")}</row>", merged: "A1:AZ1 A2:C2 A8:F8")
            .Save(Path.Combine(forms, $"{name}.xlsx"));
    }
}
