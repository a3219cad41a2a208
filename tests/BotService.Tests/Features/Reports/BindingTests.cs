using BotService.Features.Reports;
using BotService.Features.Reports.Templates;
using BotService.Files.Docx;
using BotService.Tests.Harness;

namespace BotService.Tests.Features.Reports;

public sealed class BindingTests
{
    private const string Two = """{ "Bindings": [{ "Name": "专题", "Before": "共", "After": "个专题", "Figure": { "Count": "topic" } }, { "Name": "实事", "Before": "办实事", "After": "项", "Figure": "deed" }] }""";

    [Theory]
    [InlineData(0, "0")]
    [InlineData(4, "4")]
    [InlineData(9, "9")]
    [InlineData(10, "10")]
    [InlineData(11, "10余")]
    [InlineData(20, "20")]
    [InlineData(23, "20余")]
    [InlineData(100, "100")]
    [InlineData(137, "130余")]
    public void The_rest_is_promised_only_where_there_is_more(int value, string written) => Assert.Equal(written, RestRule.Written(value, hasRest: true));

    [Fact]
    public void A_sentence_that_moved_and_was_cut_differently_still_binds()
    {
        var (places, problems) = Read(Two, DocxMaker.Paragraph("办 实", "事", " *", " 项") + DocxMaker.Paragraph("学了", "共*", "个专题"));

        Assert.Empty(problems);
        Assert.Equal(["实事", "专题"], places.Select(place => place.Binding?.Name));
    }

    [Fact]
    public void A_sentence_that_is_there_twice_is_named_with_both_places()
    {
        var (_, problems) = Read(Two, DocxMaker.Paragraph("共*个专题，办实事*项") + DocxMaker.Paragraph("又共*个专题"));

        Assert.Contains(problems, problem => problem.Contains("“共*个专题”在模板里有 2 处", StringComparison.Ordinal) && problem.Contains("又共*个专题", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("共*个专题，办实事*项，走访*次", "办实事*项，走访*次”的 * 没有绑定")]
    [InlineData("共*个专题", "模板里没有找到“办实事*项”")]
    [InlineData("共{{专題}}个专题，办实事*项，共*个专题", "模板里的 {{专題}} 不认识，最接近的是 专题")]
    public void What_fits_nothing_is_said(string text, string problem) =>
        Assert.Contains(Read(Two, DocxMaker.Paragraph(text)).Problems, one => one.Contains(problem, StringComparison.Ordinal));

    [Fact]
    public void A_comment_or_braces_with_the_figures_name_bind_before_the_words_do()
    {
        const string Commented = """<w:p><w:r><w:t>学了</w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:t>*</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>个，办了{{实事}}件</w:t></w:r></w:p>""";

        var (places, problems) = Read(Two, Commented, ("comments", "comments", DocxMaker.Comments((0, "专题"))));

        Assert.Empty(problems);
        Assert.Equal(["专题", "实事"], places.Select(place => place.Binding?.Name));
        Assert.Equal("0", places[0].NamedBy);
    }

    [Theory]
    [InlineData("上级", true, 0)]
    [InlineData("别的", true, 1)]
    [InlineData("上级", false, 1)]
    public void A_comment_with_a_name_that_several_bindings_have_stands_for_the_one_whose_words_are_not_there(string comment, bool hasOtherWords, int missing)
    {
        const string Same = """{ "Bindings": [{ "Name": "上级", "Before": "根据", "After": "委要求", "Figure": { "Name": "Upper" } }, { "Name": "上级", "Before": "围绕", "After": "委确定", "Figure": { "Name": "Upper" } }], "Open": [{ "Before": "按照", "Reason": "留空" }] }""";
        string Commented(string words) => $"""<w:p><w:r><w:t>{words}</w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:t>*</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>委要求</w:t></w:r></w:p>""";
        var body = hasOtherWords ? DocxMaker.Paragraph("根据*委要求") + Commented("按照") : Commented("根据") + DocxMaker.Paragraph("按照*办");

        var (_, problems) = Read(Same, body, ("comments", "comments", DocxMaker.Comments((0, comment))));

        Assert.Equal(missing, problems.Count(problem => problem.Contains("模板里没有找到“围绕*委确定”", StringComparison.Ordinal)));
        Assert.Equal(missing, problems.Count);
    }

    [Theory]
    [InlineData("""{ "Name": "Upper", "Notice": "实施方案" }""", 0)]
    [InlineData("""{ "Name": "GuidanceGroup" }""", 1)]
    public void One_name_may_be_backed_by_a_notice_at_one_place_alone_and_not_be_two_things(string figure, int problems)
    {
        var report = $$"""{ "Bindings": [{ "Name": "上级", "Before": "根据", "After": "委要求", "Figure": { "Name": "Upper" } }, { "Name": "上级", "Before": "精神和", "After": "委实施方案", "Figure": {{figure}} }] }""";

        var (places, found) = Read(report, DocxMaker.Paragraph("根据*委要求，学习精神和*委实施方案"));

        Assert.Equal(problems, found.Count(problem => problem.Contains("Name “上级”已经用过", StringComparison.Ordinal)));
        Assert.Equal(problems, found.Count);
        Assert.Equal(2, places.Count);
    }

    [Fact]
    public async Task Behind_a_name_the_next_word_keeps_its_first_letter()
    {
        await using var office = await ReportOffice.OpenAsync(
            campaign: """{ "Campaigns": [{ "Name": "整改", "Names": { "单位": "某市" } }] }""", report: """{ "Bindings": [{ "Name": "单位", "Before": "来到", "Figure": { "Name": "单位" } }] }""",
            template: DocxMaker.Of(DocxMaker.Paragraph("来到*余杭区")));
        await office.SayAsync("总结");

        Assert.Equal("来到某市余杭区", DocxMaker.TextOf(await office.FileAsync("稿1.docx")).Trim());
    }

    [Fact]
    public void A_place_that_is_meant_to_stay_open_has_its_reason()
    {
        var (places, problems) = Read("""{ "Bindings": [], "Open": [{ "Before": "得分", "Reason": "由上级填" }] }""", DocxMaker.Paragraph("得分*"));

        Assert.Empty(problems);
        Assert.Equal("由上级填", Assert.Single(places).OpenReason);
    }

    [Theory]
    [InlineData("""{ "Bindings": [{ "Before": "共", "Figure": { "Count": "topc" } }] }""", "最接近的是 topic")]
    [InlineData("""{ "Bindings": [{ "Before": "共", "Figure": { "Count": "problem", "States": ["Closd"] } }] }""", "最接近的是 Closed")]
    [InlineData("""{ "Bindings": [{ "Before": "共", "Figure": { "Count": "problem", "Where": { "source": ["审记"] } } }] }""", "来源没有“审记”")]
    [InlineData("""{ "Bindings": [{ "Before": "共", "Figure": { "Count": "problem", "Where": { "colour": ["红"] } } }] }""", "没有 colour 这一项")]
    [InlineData("""{ "Bindings": [{ "Befor": "共", "Figure": { "Count": "topic" } }] }""", "不认识 Befor")]
    [InlineData("""{ "Bindings": [{ "Before": "共", "Figure": { "Count": "problem", "Notice": "实施方案" } }] }""", "Notice 只和 Name 或")]
    [InlineData("""{ "Bindings": [{ "Before": "共" }] }""", "report.json 第 1 行：少了 Figure")]
    [InlineData("""{ "Template": "nowhere.docx", "Bindings": [] }""", "找不到模板 nowhere.docx")]
    public async Task A_wrong_file_stops_the_start_and_says_where(string report, string problem)
    {
        var folder = ReportOffice.Folder(null, report, DocxMaker.Of(DocxMaker.Paragraph("共*")));
        await using var op = await Operator.StartAsync("2026-11-30 18:00");
        op.Settings.Add($"BOTSERVICE_CONFIG_DIR={folder}");

        var ran = await op.RunAsync("report", "--out", op.PathOf("r.docx"));
        var doctor = await op.RunAsync("doctor");

        Assert.Equal(1, ran.Code);
        Assert.Contains(problem, ran.Error, StringComparison.Ordinal);
        Assert.Contains(problem, doctor.Output, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_template_of_the_offices_own_is_filled_by_its_own_words_and_what_stands_in_the_header_is_said()
    {
        const string Report = """{ "Bindings": [{ "Name": "问题", "Before": "查出", "After": "件", "Figure": { "Count": "problem", "Chains": true } }, { "Name": "单位", "Figure": { "Name": "单位" } }, { "Name": "集中学习", "Before": "集中学习", "After": "场", "Figure": { "Count": "gathering", "Form": "集中领学" } }] }""";
        await using var office = await ReportOffice.OpenAsync(
            campaign: """{ "Campaigns": [{ "Name": "整改", "Names": { "单位": "某局" } }] }""", report: Report,
            template: DocxMaker.Of(DocxMaker.Paragraph("{{单", "位}}查出*", "件，集中学习*场"), ("header1", "header", DocxMaker.Header("第{{期数}}期"))));
        await YearEnd.ProblemsAsync(office);

        var answer = await office.SayAsync("总结");

        Assert.Contains("3 处填了 2 处", answer, StringComparison.Ordinal);
        Assert.Contains("数3 集中学习：还没有记过集中领学", answer, StringComparison.Ordinal);
        Assert.Contains("页眉里还有 1 处没有填，请自己补上：\n页眉：第{{期数}}期", answer, StringComparison.Ordinal);
        Assert.Equal("某局查出9件，集中学习*场", DocxMaker.TextOf(await office.FileAsync("稿1.docx")).Trim());
    }

    private static (IReadOnlyList<BoundPlace> Places, List<string> Problems) Read(string report, string body, params (string Name, string Kind, string Content)[] parts)
    {
        List<string> problems = [];
        var file = new ReportFile(problems);
        var folder = ReportOffice.Folder(null, report);
        file.Read(folder);
        Directory.Delete(folder, recursive: true);
        return (TemplateBinding.Of(DocxTemplate.Read(DocxMaker.Of(body, parts)), file, problems), problems);
    }
}
