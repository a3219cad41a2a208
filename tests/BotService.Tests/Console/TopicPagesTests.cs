using System.Net;
using BotService.Tests.Harness;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Console;

/// <summary>The plan and one week of it in the browser.</summary>
public sealed class TopicPagesTests
{
    [Fact]
    public async Task A_week_shows_each_viewer_the_figures_of_the_chat_and_no_more()
    {
        await using var bot = await OpenWeekAsync();
        await bot.SayAsync("bob", "已学");
        using var chief = await Browser.SignInAsync(bot, "chief");
        using var alice = await Browser.SignInAsync(bot, "alice");
        using var carol = await Browser.SignInAsync(bot, "carol");

        Assert.Contains("href=\"/topics/2026-W37\"", await carol.ReadAsync("/topics"), StringComparison.Ordinal);
        Assert.Contains(">第37周（9月7日—9月11日）</a>", await carol.ReadAsync("/topics"), StringComparison.Ordinal);
        var all = await chief.ReadAsync("/topics/2026-W37");
        Assert.Contains("<h1>主题 第37周 《高质量发展》</h1>", all, StringComparison.Ordinal);
        Assert.Contains("合计", all, StringComparison.Ordinal);
        Assert.Contains("二支部", all, StringComparison.Ordinal);
        Assert.Contains("16.7%", all, StringComparison.Ordinal);
        Assert.Contains("16.7%", await bot.SayAsync("chief", "统计"), StringComparison.Ordinal);
        Assert.Contains("开放通知", all, StringComparison.Ordinal);

        var own = await alice.ReadAsync("/topics/2026-W37");
        Assert.Contains("33.3%", own, StringComparison.Ordinal);
        Assert.DoesNotContain("二支部", own, StringComparison.Ordinal);
        Assert.DoesNotContain("关闭", own, StringComparison.Ordinal);

        var mine = await carol.ReadAsync("/topics/2026-W37");
        Assert.Contains("未报", mine, StringComparison.Ordinal);
        Assert.DoesNotContain("一支部", mine, StringComparison.Ordinal);
        await chief.ReadAsync("/topics/2026-W38", HttpStatusCode.NotFound);
        await carol.ReadAsync("/topics/next", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_publishes_what_the_chat_would_and_a_taken_week_is_refused_with_what_was_typed()
    {
        await using var bot = await OpenWeekAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        var form = PageForm.Of(await chief.ReadAsync("/topics/new"), "发布");
        Assert.Equal("2026-W38", form["周"]);

        var refused = await form.With("周", "2026-W37").With("标题", "再来一个").SendAsync(chief, HttpStatusCode.BadRequest);
        Assert.Contains("role=\"alert\"", refused, StringComparison.Ordinal);
        Assert.Contains("第37周已有《高质量发展》", refused, StringComparison.Ordinal);
        Assert.Equal("再来一个", PageForm.Of(refused, "发布")["标题"]);

        var bad = await PageForm.Of(refused, "发布").With("周", "37").With("标题", string.Empty).With("材料链接", "ftp://x").SendAsync(chief, HttpStatusCode.BadRequest);
        Assert.Contains("材料链接 “ftp://x” 不是网址", bad, StringComparison.Ordinal);
        Assert.Contains("缺少 标题", bad, StringComparison.Ordinal);

        var shown = await form.With("周", "2026-W38").With("标题", "新质生产力 <b>").With("对象", "支部").SendAsync(chief);
        Assert.Contains("现在 5 人", shown, StringComparison.Ordinal);
        Assert.Contains(">不了</a>", shown, StringComparison.Ordinal);
        Assert.Equal(1, await bot.AskStoreAsync(db => db.Topics.CountAsync()));

        var confirm = PageForm.Of(shown, "确认发布");
        Assert.Contains("role=\"status\"", await confirm.SendAsync(chief), StringComparison.Ordinal);
        Assert.Contains("已发布", await confirm.SendAsync(chief), StringComparison.Ordinal);
        var made = await bot.AskStoreAsync(db => db.Topics.SingleAsync(t => t.WeekKey == 202638));
        Assert.Equal(("新质生产力 <b>", "2026-09-14 09:07", "2026-09-20 17:30"), (made.Title, Local(bot, made.OpensAt), Local(bot, made.DueAt)));
        Assert.Contains("新质生产力 &lt;b&gt;", await chief.ReadAsync("/topics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Putting_off_closing_and_taking_back_show_first_what_they_do()
    {
        await using var bot = await OpenWeekAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        var page = await chief.ReadAsync("/topics/2026-W37");
        var moved = PageForm.Of(page, "延期").With("新的截止时间", "2026-09-12T18:00");
        var shown = await moved.SendAsync(chief);
        Assert.Contains("9月12日 周六 18:00", shown, StringComparison.Ordinal);
        Assert.Equal("2026-09-11 17:30", Local(bot, await DueAsync(bot)));
        Assert.Contains("role=\"status\"", await PageForm.Of(shown, "确认延期").SendAsync(chief), StringComparison.Ordinal);
        Assert.Equal("2026-09-12 18:00", Local(bot, await DueAsync(bot)));

        var late = await PageForm.Of(page, "延期").With("新的截止时间", "2026-09-01T18:00").SendAsync(chief, HttpStatusCode.BadRequest);
        Assert.Equal("2026-09-01T18:00", PageForm.Of(late, "延期")["新的截止时间"]);
        Assert.Contains("确认关闭", await PageForm.Of(page, "关闭").SendAsync(chief), StringComparison.Ordinal);
        var voided = await PageForm.Of(await PageForm.Of(page, "撤回发布").SendAsync(chief), "确认撤回发布").SendAsync(chief);
        Assert.Contains("已作废", voided, StringComparison.Ordinal);
        Assert.False(PageForm.Has(voided, "关闭"));
        await PageForm.Of(page, "关闭").SendAsync(chief, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_admin_downloads_the_file_of_the_chat_and_the_list_has_fifty_a_page()
    {
        await using var bot = await OpenWeekAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        using var file = await chief.GetAsync("/topics/2026-W37/export");
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("第37周应学记录.xlsx", file.Content.Headers.ContentDisposition.FileNameStar);

        for (var week = 1; week <= 55; week++)
        {
            var at = StartOf(week);
            await bot.PlanTopicAsync(at, $"计划 {week}");
        }

        var first = await chief.ReadAsync("/topics");
        Assert.Equal(50, Browser.Times(first, "计划 "));
        Assert.Contains("下一页", first, StringComparison.Ordinal);
        var next = WebUtility.HtmlDecode(first.Split("href=\"").First(part => part.Contains("after=", StringComparison.Ordinal) && part.Contains("下一页", StringComparison.Ordinal)).Split('"')[0]);
        var second = await chief.ReadAsync(next);
        Assert.Equal(5, Browser.Times(second, "计划 "));
        Assert.DoesNotContain("下一页", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_to_come_says_the_numbers_of_the_chats_preview_and_what_went_out_holds_the_digests()
    {
        await using var bot = await OpenWeekAsync();
        await bot.SayAsync("carol", "免打扰");
        await bot.PlanTopicAsync("2027-W10", "明年的主题");
        using var chief = await Browser.SignInAsync(bot, "chief");

        var page = await chief.ReadAsync("/topics/2026-W37");
        var preview = (await bot.SayAsync("chief", "提醒预览 9月10日")).Split('\n').Where(line => line.Contains("《高质量发展》→ ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(preview);
        Assert.All(preview, line => Assert.Contains(line.Split("→ ")[1], page, StringComparison.Ordinal));
        var far = await chief.ReadAsync("/topics/2027-W10");
        Assert.DoesNotContain("以后没有提醒了", far, StringComparison.Ordinal);
        Assert.All((string[])["开放通知", "联络员汇总", "周中提醒", "截止前提醒", "截止汇总"], word => Assert.Contains(word, far, StringComparison.Ordinal));

        await bot.AdvanceToAsync("2026-09-14 08:00");
        using var later = await Browser.SignInAsync(bot, "chief");
        var sent = (await later.ReadAsync("/topics/2026-W37")).Split("已经发出的提醒")[^1].Split("</table>")[0];
        Assert.All((string[])["联络员汇总", "截止汇总"], word => Assert.Contains(word, sent, StringComparison.Ordinal));
    }

    internal static async Task<Bot> OpenWeekAsync()
    {
        var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 09:10");
        return bot;
    }

    private static string StartOf(int ahead) => StudyWeek.Of(new DateOnly(2026, 10, 12).AddDays(7 * ahead)).ToString();

    private static Task<DateTimeOffset> DueAsync(Bot bot) => bot.AskStoreAsync(db => db.Topics.Where(t => t.WeekKey == 202637).Select(t => t.DueAt).SingleAsync());

    private static string Local(Bot bot, DateTimeOffset at) => bot.Clock.ToLocal(at).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
