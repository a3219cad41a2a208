using System.Net;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Console;

/// <summary>总结 as a page: figures with their records, drafts and their three files.</summary>
public sealed class ReportPagesTests
{
    [Fact]
    public async Task A_draft_is_made_downloaded_compared_and_signed_from_the_page()
    {
        await using var office = await ReportOffice.OpenAsync();
        await office.ItemAsync("problem", 1, "9-10", null, "9-20 Claim Claimed", "9-21 Pass Closed");
        await office.VisitsAsync(1, 3, "9-15");
        using var chief = await Browser.SignInAsync(office.Bot, "chief");

        var page = await chief.ReadAsync("/report");
        Assert.Contains("还没有出过稿", page, StringComparison.Ordinal);
        var form = PageForm.Of(page, "出一份新稿");
        page = await form.SendAsync(chief);
        Assert.Contains("role=\"status\"", page, StringComparison.Ordinal);
        Assert.Contains("稿1 主题教育 截至11月30日", page, StringComparison.Ordinal);
        await form.SendAsync(chief);
        Assert.Equal(1, await office.Bot.AskStoreAsync(db => db.Snapshots.CountAsync()));
        await office.Bot.SettleAsync();
        Assert.Empty(office.Bot.WeCom.Uploads);

        foreach (var (file, name) in ((string, string)[])[("clean", "总结-20261130-稿1.docx"), ("working", "总结-20261130-稿1-批注.docx"), ("sources", "总结-20261130-稿1-来源.xlsx")])
        {
            using var answer = await chief.GetAsync($"/report/1/{file}");
            Assert.Equal(name, answer.Content.Headers.ContentDisposition!.FileNameStar);
            var content = await answer.Content.ReadAsByteArrayAsync(Bot.Token);
            Assert.Equal((byte)'P', content[0]);
        }

        await office.VisitsAsync(4, 5, "11-20");
        await PageForm.Of(await chief.ReadAsync("/report"), "出一份新稿").SendAsync(chief);
        Assert.Contains("访4、访5（", await chief.ReadAsync("/report/compare?one=1&other=2"), StringComparison.Ordinal);
        Assert.Contains("没有稿9", await chief.ReadAsync("/report/compare?one=1&other=9", HttpStatusCode.BadRequest), StringComparison.Ordinal);

        var asked = await PageForm.Of(await chief.ReadAsync("/report"), "定稿 稿2").SendAsync(chief);
        Assert.Null(await office.Bot.AskStoreAsync(db => db.Snapshots.Where(s => s.Number == 2).Select(s => s.FinalAt).SingleAsync()));
        await PageForm.Of(asked, "确认定稿").SendAsync(chief);
        Assert.NotNull(await office.Bot.AskStoreAsync(db => db.Snapshots.Where(s => s.Number == 2).Select(s => s.FinalAt).SingleAsync()));
        await chief.ReadAsync("/report/7/clean", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_week_behind_a_figure_leads_to_the_topics_of_that_week()
    {
        await using var office = await ReportOffice.OpenAsync();
        await office.Bot.PlanTopicAsync("2026-W49", "年终复盘", opens: "2026-11-30 14:07");
        await office.Bot.AdvanceToAsync("2026-11-30 14:20");
        await office.Bot.SayAsync("bob", "已学");
        using var chief = await Browser.SignInAsync(office.Bot, "chief");
        var figure = (await chief.ReadAsync("/report")).Split("<tr>").Single(row => row.Contains(">专题<", StringComparison.Ordinal));

        var records = await chief.ReadAsync(WebUtility.HtmlDecode(figure.Split("href=\"")[1].Split('"')[0]));
        Assert.Contains("<a href=\"/topics/2026-W49\">第49周</a>", records, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_draft_that_is_not_final_has_its_button()
    {
        await using var office = await ReportOffice.OpenAsync();
        using var chief = await Browser.SignInAsync(office.Bot, "chief");

        for (var number = 1; number <= 4; number++)
        {
            await PageForm.Of(await chief.ReadAsync("/report"), "出一份新稿").SendAsync(chief);
        }

        var page = await chief.ReadAsync("/report");
        Assert.All(Enumerable.Range(1, 4), number => Assert.True(PageForm.Has(page, $"定稿 稿{number}")));
    }

    [Fact]
    public async Task A_template_is_checked_before_it_is_put_there_and_nothing_is_kept()
    {
        await using var office = await ReportOffice.OpenAsync();
        using var chief = await Browser.SignInAsync(office.Bot, "chief");
        var form = PageForm.Of(await chief.ReadAsync("/report/template"), "检查");
        var running = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "seeds", "report.docx"), Bot.Token);

        var fits = await form.SendFileAsync(chief, "模板", "总结模板.docx", running);
        Assert.Contains("总结模板.docx 可以用：14 处都有着落。什么都没有保存。", fits, StringComparison.Ordinal);
        Assert.Contains("会填数字", fits, StringComparison.Ordinal);

        var other = await form.SendFileAsync(chief, "模板", "别处的.docx", DocxMaker.Of(DocxMaker.Paragraph("今年栽树*棵")), HttpStatusCode.BadRequest);
        Assert.Contains("放进去会启动不了", other, StringComparison.Ordinal);
        Assert.Contains("“今年栽树*棵”的 * 没有绑定", other, StringComparison.Ordinal);
        Assert.Contains("模板里没有找到", other, StringComparison.Ordinal);

        Assert.Contains("不是能打开的 .docx", await form.SendFileAsync(chief, "模板", "旧.doc", [1, 2, 3], HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Contains("模板 大.docx 展开后太大", await form.SendFileAsync(chief, "模板", "大.docx", DocxMaker.Packed(megabytes: 300), HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Contains("这个文件是空的", await form.SendFileAsync(chief, "模板", "空.docx", [], HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Equal(0, await office.Bot.AskStoreAsync(db => db.Snapshots.CountAsync()));
    }

    [Fact]
    public async Task Of_a_day_to_come_or_before_the_campaign_there_are_no_figures_and_no_button_for_a_draft()
    {
        await using var office = await ReportOffice.OpenAsync();
        using var chief = await Browser.SignInAsync(office.Bot, "chief");

        foreach (var (day, told) in ((string, string)[])[("2026-12-24", "12月24日还没到，最晚截至今天（11月30日）"), ("2028-02-29", "2028年2月29日还没到"), ("2026-08-05", "主题教育 9月1日才开始，8月5日还没有数字"), ("2025-11-14", "9月1日才开始，2025年11月14日还没有数字")])
        {
            foreach (var path in (string[])["/report", "/report/figures/2"])
            {
                var page = await chief.ReadAsync($"{path}?day={day}", HttpStatusCode.BadRequest);
                Assert.Contains(told, page, StringComparison.Ordinal);
                Assert.DoesNotContain("总结里的数字", page, StringComparison.Ordinal);
                Assert.False(PageForm.Has(page, "出一份新稿"));
                Assert.Equal(day, PageForm.Of(page, "查看")["截至"]);
            }
        }
    }

    [Fact]
    public async Task Before_the_campaign_begins_the_page_opens_and_says_when_it_will()
    {
        await using var office = await ReportOffice.OpenAsync("2026-08-20 12:00");
        using var chief = await Browser.SignInAsync(office.Bot, "chief");
        Assert.Contains("主题教育 9月1日才开始", await chief.ReadAsync("/report"), StringComparison.Ordinal);
        Assert.Contains("没有出稿", await chief.PostForTextAsync("/report", HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_figure_leads_to_its_records_as_of_the_day_that_was_asked()
    {
        await using var office = await ReportOffice.OpenAsync();
        await office.VisitsAsync(1, 3, "9-15");
        await office.VisitsAsync(4, 4, "11-20");
        using var chief = await Browser.SignInAsync(office.Bot, "chief");
        var page = await chief.ReadAsync("/report?day=2026-10-31");
        var row = page.Split("<tr>").First(part => part.Contains("<td data-of=\"名称\">调研</td>", StringComparison.Ordinal));
        var at = WebUtility.HtmlDecode(row.Split("href=\"")[1].Split('"')[0]);
        var figure = await chief.ReadAsync(at);
        Assert.Contains(">访3</a>", figure, StringComparison.Ordinal);
        Assert.DoesNotContain("访4", figure, StringComparison.Ordinal);
        await chief.ReadAsync("/report/figures/999", HttpStatusCode.NotFound);
    }
}
