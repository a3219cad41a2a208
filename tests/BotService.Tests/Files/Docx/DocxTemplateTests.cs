using BotService.Files;
using BotService.Files.Docx;
using BotService.Tests.Harness;

namespace BotService.Tests.Files.Docx;

public sealed class DocxTemplateTests
{
    private static readonly DocxAuthor Author = new("总结", new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.Zero));

    private static byte[] Seed => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "seeds", "report.docx"));

    [Fact]
    public void The_seed_is_filled_however_its_runs_are_cut_and_every_run_keeps_its_font()
    {
        var random = new Random(19);

        for (var i = 0; i < 10; i++)
        {
            var cut = DocxMaker.CutAtRandom(Seed, random);
            var template = DocxTemplate.Read(cut);
            Assert.Equal(14, template.Placeholders.Count);

            var filled = template.Fill(template.Placeholders.Where(p => p.Position != 2).Select(p => new DocxFilling(p.Position, $"〔{p.Position}〕") { Comment = "口径\n来源", AlsoTake = p.After.StartsWith('余') ? 1 : 0 }), Author);

            Assert.Empty(DocxMaker.ProblemsOf(filled));
            var (before, after) = (DocxMaker.TextOf(cut), DocxMaker.TextOf(filled));
            Assert.Equal(1, after.Count(c => c == '*'));
            Assert.Contains("在〔1〕委的统一安排部署下，在*指导组", after, StringComparison.Ordinal);
            Assert.Contains("计划〔13〕份", after, StringComparison.Ordinal);
            Assert.Equal(Fonts(cut), Fonts(filled));
            Assert.Equal(13, DocxMaker.CommentsOf(filled).Count);
            Assert.Equal(before.Length, after.Length - Enumerable.Range(1, 14).Where(n => n != 2).Sum(n => $"〔{n}〕".Length - 1) + 2);
        }
    }

    [Fact]
    public void A_name_in_braces_is_found_across_runs_and_written_in_the_font_of_its_first()
    {
        var docx = DocxMaker.Of($"<w:p>{DocxMaker.Runs("共")}<w:r><w:rPr><w:b/></w:rPr><w:t>{{</w:t></w:r>{DocxMaker.Runs("{专题", ".", "数", "}", "}个")}</w:p>");
        var template = DocxTemplate.Read(docx);

        Assert.Equal("专题.数", Assert.Single(template.Placeholders).Name);
        var filled = template.Fill([new DocxFilling(1, "8")], Author);

        Assert.Equal("共8个", DocxMaker.TextOf(filled));
        Assert.NotNull(DocxMaker.Part(filled).Descendants(DocxMaker.W + "r").Single(r => r.Value == "8").Descendants(DocxMaker.W + "b").Single());
        Assert.Empty(DocxMaker.ProblemsOf(filled));
    }

    [Fact]
    public void Comments_are_added_to_those_that_are_there_and_one_that_names_the_figure_goes()
    {
        var docx = DocxMaker.Of(
            """<w:p><w:commentRangeStart w:id="3"/><w:r><w:t>共</w:t></w:r><w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r><w:commentRangeStart w:id="7"/><w:r><w:t>*</w:t></w:r><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r><w:r><w:t>个</w:t></w:r></w:p>""",
            ("comments", "comments", DocxMaker.Comments((3, "别人的话"), (7, "专题"))));
        var template = DocxTemplate.Read(docx);

        Assert.Equal(["专题"], Assert.Single(template.Placeholders).Comments.Select(c => c.Text));
        var filled = template.Fill([new DocxFilling(1, "8") { Comment = "8 条记录", DropComment = "7" }], Author);

        Assert.Equal(["别人的话", "8 条记录"], DocxMaker.CommentsOf(filled));
        Assert.Equal("共8个", DocxMaker.TextOf(filled));
        Assert.Empty(DocxMaker.ProblemsOf(filled));
    }

    [Fact]
    public void Deleted_text_is_skipped_and_what_stands_in_a_header_or_a_text_box_is_named()
    {
        const string Box = """<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框里*个</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>""";
        var docx = DocxMaker.Of(
            $"""<w:p>{DocxMaker.Runs("有")}<w:del w:id="1" w:author="甲"><w:r><w:delText>*</w:delText></w:r><w:r><w:t>*</w:t></w:r></w:del>{DocxMaker.Runs("*个")}{Box}</w:p>""",
            ("header1", "header", DocxMaker.Header("第{{期数}}期")));

        var template = DocxTemplate.Read(docx);

        Assert.Equal("有*个", Assert.Single(template.Placeholders).Paragraph);
        Assert.Equal([("文本框", "框里*个"), ("页眉", "第{{期数}}期")], template.Elsewhere.Select(e => (e.Place, e.Words)));
        Assert.StartsWith("有*5个", DocxMaker.TextOf(template.Fill([new DocxFilling(1, "5")], Author)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("这不是文档")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("")]
    public void What_is_no_document_is_refused(string content) =>
        Assert.Throws<InvalidDataException>(() => DocxTemplate.Read(System.Text.Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void A_packed_document_that_would_fill_the_memory_is_refused_before_it_is_opened()
    {
        var packed = DocxMaker.Packed(megabytes: 300);
        Assert.InRange(packed.Length, 1, 8 << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var refusal = Assert.Throws<TableRefusal>(() => DocxTemplate.Read(packed));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
        Assert.Contains("64 MB", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_template_that_nothing_fills_stays_as_it_is() =>
        Assert.Equal(DocxMaker.TextOf(Seed), DocxMaker.TextOf(DocxTemplate.Read(Seed).Fill([], Author)));

    /// <summary>The font of each character of the text that is not replaced.</summary>
    private static string Fonts(byte[] docx) => string.Concat(
        from run in DocxMaker.Part(docx).Descendants(DocxMaker.W + "r")
        from text in run.Elements(DocxMaker.W + "t")
        where !text.Value.StartsWith('〔')
        from c in text.Value
        where c is not ('*' or '余')
        select run.Element(DocxMaker.W + "rPr")?.Element(DocxMaker.W + "rFonts")?.Attribute(DocxMaker.W + "eastAsia")?.Value[0] ?? '-');
}
