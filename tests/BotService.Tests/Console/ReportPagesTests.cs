using System.Net;
using BotService.Tests.Features.Reports;
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
