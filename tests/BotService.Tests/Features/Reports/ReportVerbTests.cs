using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Reports;

public sealed class ReportVerbTests
{
    [Fact]
    public async Task The_report_and_its_sources_are_written_to_disk()
    {
        await using var op = await Operator.StartAsync("2026-11-30 18:00");
        await op.PeopleAsync("alice,艾丽,一支部,支部,,,,");
        var report = op.PathOf("总结.docx");

        var ran = await op.RunAsync("report", "--as-of", "2026-11-30", "--out", report, "--sources", "s.xlsx");

        Assert.Equal((0, string.Empty), (ran.Code, ran.Error));
        Assert.Contains("稿1 截至 2026-11-30：14 处填了 0 处", ran.Output, StringComparison.Ordinal);
        Assert.Contains("数10 专题：还没有开放过专题", ran.Output, StringComparison.Ordinal);
        Assert.Equal(14, DocxMaker.TextOf(File.ReadAllBytes(report)).Count(c => c == '*'));
        Assert.Equal(["总表", "说法"], RawWorkbook.Open(op.PathOf("s.xlsx")).SheetNames);

        Assert.Equal(0, (await op.RunAsync("report", "--as-of", "2026-11-30", "--out", report, "--draft")).Code);
        Assert.Equal(14, DocxMaker.CommentsOf(File.ReadAllBytes(report)).Count(comment => comment.Contains("没有依据", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Each_place_outside_the_text_that_waits_is_named_with_its_words()
    {
        var folder = ReportOffice.Folder(
            null, """{ "Bindings": [{ "Before": "共", "After": "个专题", "Figure": "topic" }] }""",
            DocxMaker.Of(DocxMaker.Paragraph("共*个专题"), ("header1", "header", DocxMaker.Header("第{{期数}}期")), ("footer1", "footer", DocxMaker.Header(string.Concat(Enumerable.Repeat("*", 10))))));
        await using var op = await Operator.StartAsync("2026-11-30 18:00");
        op.Settings.Add($"BOTSERVICE_CONFIG_DIR={folder}");

        var ran = await op.RunAsync("report", "--out", op.PathOf("r.docx"));

        Assert.Contains("页眉、页脚里还有 11 处没有填，请自己补上：\n页眉：第{{期数}}期\n页脚：", ran.Output, StringComparison.Ordinal);
        Assert.Contains("…另有 1 处", ran.Output, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("nowhere/总结.docx", null)]
    [InlineData("总结.docx", "nowhere/来源.xls")]
    public async Task Where_a_file_cannot_be_written_no_draft_is_kept_and_no_other_file(string target, string? sources)
    {
        await using var op = await Operator.StartAsync("2026-11-30 18:00");
        op.Write("nowhere", "A file and no folder.");
        string[] beside = sources is null ? [] : ["--sources", op.PathOf(sources)];

        Assert.Equal(1, (await op.RunAsync(["report", "--out", op.PathOf(target), .. beside])).Code);

        Assert.Equal(0, await op.AskAsync((_, db) => db.Snapshots.CountAsync(Operator.Token)));
        Assert.False(File.Exists(op.PathOf("总结.docx")));
    }

    [Theory]
    [InlineData(2, "--as-of", "2026-12-01", "--out", "r.docx")]
    [InlineData(2, "--as-of", "11月30日", "--out", "r.docx")]
    [InlineData(2, "--as-of", "2026-11-30")]
    [InlineData(2, "--as-of", "2026-11-30", "--out", "r.docx", "--campaign", "别的")]
    [InlineData(2, "--out", "both.xlsx", "--sources", "both.xlsx")]
    public async Task What_cannot_be_done_is_said(int code, params string[] args)
    {
        await using var op = await Operator.StartAsync("2026-11-30 18:00");

        var ran = await op.RunAsync(["report", .. args]);

        Assert.Equal(code, ran.Code);
        Assert.NotEmpty(ran.Error);
    }

    [Theory]
    [InlineData(null, "没有叫“春训”的活动：campaign.json 里一个也没有写。请去掉 --campaign 再试")]
    [InlineData("""{ "Campaigns": [{ "Name": "读书月", "From": "2026-09-10" }] }""", "没有叫“春训”的活动。--campaign 可以写：读书月")]
    public async Task A_campaign_that_there_is_not_is_named(string? campaigns, string words)
    {
        var folder = ReportOffice.Folder(campaigns);
        await using var op = await Operator.StartAsync("2026-11-30 18:00");
        op.Settings.Add($"BOTSERVICE_CONFIG_DIR={folder}");

        var ran = await op.RunAsync("report", "--out", op.PathOf("r.docx"), "--campaign", "春训");

        Assert.Equal(2, ran.Code);
        Assert.Contains(words, ran.Error, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_day_before_the_campaign_makes_no_draft()
    {
        var folder = ReportOffice.Folder("""{ "Campaigns": [{ "Name": "主题教育", "From": "2026-09-10" }] }""");
        await using var op = await Operator.StartAsync("2026-11-30 18:00");
        op.Settings.Add($"BOTSERVICE_CONFIG_DIR={folder}");

        var ran = await op.RunAsync("report", "--as-of", "2026-03-15", "--out", op.PathOf("r.docx"));

        Assert.Equal(1, ran.Code);
        Assert.Contains("主题教育 2026-09-10 才开始", ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(op.PathOf("r.docx")));
        Directory.Delete(folder, recursive: true);
    }
}
