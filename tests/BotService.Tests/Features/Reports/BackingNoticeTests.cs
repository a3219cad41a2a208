using BotService.Tests.Harness;

namespace BotService.Tests.Features.Reports;

/// <summary>A name and the directions of the campaign are backed by the 传 in which they stood; it is shown with them and counts nothing.</summary>
public sealed class BackingNoticeTests
{
    private const string Report = """
        { "Bindings": [
          { "Name": "上级", "Before": "根据", "After": "委实施方案", "Figure": { "Name": "Upper", "Notice": "实施方案" } },
          { "Name": "方向", "Before": "聚焦", "After": "个方向", "Figure": { "Count": "direction", "Notice": "调研" } } ] }
        """;

    [Fact]
    public async Task The_sources_show_how_many_should_have_read_it_and_did_and_no_figure_moves()
    {
        await using var office = await ReportOffice.OpenAsync("2026-09-08 10:05", report: Report, template: DocxMaker.Of(DocxMaker.Paragraph("根据*委实施方案，聚焦*个方向。")));
        await office.Bot.DoAsync("chief", "传达 市委主题教育实施方案");
        await office.Bot.DoAsync("chief", "传达 调研方向的通知");
        await office.Bot.DoAsync("alice", "传达 组内实施方案");
        await office.Bot.SayAsync("bob", "已阅 传1");

        Assert.Contains("2 处填了 2 处", await office.SayAsync("总结"), StringComparison.Ordinal);
        var sources = new RawWorkbook(await office.FileAsync("来源.xlsx"));
        Assert.Contains(sources.Rows("数1 上级"), row => row[0] == "传1" && row[1] == "市委主题教育实施方案" && row[2] == "已阅 1/3" && row[4] == "0");
        Assert.DoesNotContain(sources.Rows("数1 上级"), row => row[0] is "传2" or "传3");
        Assert.Contains(sources.Rows("数2 方向"), row => row[0] == "传2" && row[4] == "0");
        Assert.Contains(sources.Rows("总表"), row => row[0] == "数2" && row[3] == "3");
        Assert.Equal("根据市委实施方案，聚焦3个方向。", DocxMaker.TextOf(await office.FileAsync("稿1.docx")).Trim());

        var one = await office.SayAsync("数1");
        Assert.Contains("依据：传1 9月8日 已阅 1/3", one, StringComparison.Ordinal);
        Assert.DoesNotContain("没算的", one + await office.SayAsync("数2"), StringComparison.Ordinal);
        await office.SayAsync("总结 批注");
        Assert.Contains(DocxMaker.CommentsOf(await office.FileAsync("批注.docx")), comment => comment.StartsWith("数1 上级：市", StringComparison.Ordinal) && comment.Contains("依据：传1（9月8日），已阅 1/3", StringComparison.Ordinal));

        await office.Bot.SayAsync("alice", "已阅 传1");
        await office.Bot.AdvanceToAsync("2026-09-09 10:00");
        await office.SayAsync("总结");
        var compared = await office.SayAsync("总结 比 稿1 稿2");
        Assert.Contains("数2 方向 3 → 3：没有变化", compared, StringComparison.Ordinal);
        Assert.Contains("口径没有变，模板没有变", compared, StringComparison.Ordinal);
        Assert.DoesNotContain("数1", compared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_name_the_place_stays_open_and_the_notice_is_shown_all_the_same()
    {
        const string Campaign = """{ "Campaigns": [{ "Name": "整改", "From": "2026-09-01", "Directions": ["养老"] }] }""";
        await using var office = await ReportOffice.OpenAsync("2026-09-08 10:05", Campaign, Report, DocxMaker.Of(DocxMaker.Paragraph("根据*委实施方案，聚焦*个方向。")));
        await office.Bot.DoAsync("chief", "传达 市委主题教育实施方案");

        var one = await office.SayAsync("数1");

        Assert.Contains("没有依据，留着 *：campaign.json 里没有写 Upper", one, StringComparison.Ordinal);
        Assert.Contains("依据：传1 9月8日 已阅 0/3", one, StringComparison.Ordinal);
    }
}
