using System.Net;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Console;

/// <summary>A day in an address may be any day, and names on a list are looked at by somebody.</summary>
public sealed class FarDayTests
{
    private const string Span = "日子要在 2000 年到 2100 年之间";

    [Fact]
    public async Task A_day_that_no_record_can_lie_near_is_refused_with_what_was_typed()
    {
        await using var bot = await OpenAsync();
        using var chief = await Browser.SignInAsync(bot, "zhoumin");

        foreach (var day in (string[])["9999-12-31", "9999-12-01", "2101-01-01", "1999-12-31", "0001-01-01"])
        {
            foreach (var path in (string[])["/ledgers/problem", "/ledgers/problem/export", "/report", "/report/figures/1"])
            {
                Assert.Contains(Span, await chief.ReadAsync($"{path}?day={day}", HttpStatusCode.BadRequest), StringComparison.Ordinal);
            }

            Assert.Equal(day, PageForm.Of(await chief.ReadAsync($"/ledgers/problem?day={day}", HttpStatusCode.BadRequest), "查看")["截至"]);
            Assert.Contains(Span, await chief.PostForTextAsync("/report", HttpStatusCode.BadRequest, ("day", day)), StringComparison.Ordinal);
        }

        foreach (var path in (string[])[$"/ledgers/problem?q={Uri.EscapeDataString("截至9998年12月1日")}", "/ledgers/problem?day=2100-12-31", "/ledgers/problem/export?day=2026-10-10"])
        {
            Assert.Contains("还没到，最晚截至今天（10月9日）", await chief.ReadAsync(path, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        }

        await chief.ReadAsync("/ledgers/problem?day=2000-01-01");
    }

    [Fact]
    public async Task The_chat_tells_of_no_day_that_has_not_come()
    {
        await using var bot = await OpenAsync();
        Assert.Contains("9998年12月31日还没到，最晚截至今天（10月9日）", await bot.SayAsync("linxiaoyan", "问题清单 截至9998年12月31日"), StringComparison.Ordinal);
        Assert.Contains("10月20日还没到，最晚截至今天（10月9日）", await bot.SayAsync("linxiaoyan", "问题清单 统计 10月20日"), StringComparison.Ordinal);
        Assert.Contains("11月30日还没到，最晚截至今天（10月9日）", await bot.SayAsync("linxiaoyan", "问题清单 导出 11月30日"), StringComparison.Ordinal);
        Assert.Contains("截至10月8日", await bot.SayAsync("linxiaoyan", "问题清单 统计 10月8日"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_shown_the_owners_of_a_list_leaves_a_note_of_it()
    {
        await using var bot = await OpenAsync();
        using var chief = await Browser.SignInAsync(bot, "zhoumin");
        using var liaison = await Browser.SignInAsync(bot, "linxiaoyan");
        Assert.DoesNotContain("李秋月", await chief.ReadAsync("/ledgers/problem"), StringComparison.Ordinal);
        Assert.Contains("<td data-of=\"责任人\">李秋月</td>", await liaison.ReadAsync("/ledgers/problem"), StringComparison.Ordinal);
        Assert.Equal(["linxiaoyan list problem"], await bot.AskStoreAsync(db => db.AuditNotes.Where(n => n.Action == "read").OrderBy(n => n.Id).Select(n => n.Actor + " " + n.Subject).ToListAsync()));
    }

    private static async Task<Bot> OpenAsync()
    {
        var bot = await Office.OpenAsync("2026-10-09 09:00");
        await bot.SayAsync("linxiaoyan", "问题 走廊应急灯不亮 李秋月 10月20日");
        return bot;
    }
}
