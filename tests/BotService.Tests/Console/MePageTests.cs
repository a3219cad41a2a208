using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Console;

/// <summary>The page of one's own.</summary>
public sealed class MePageTests
{
    [Fact]
    public async Task It_shows_the_own_record_what_is_stored_and_the_way_out()
    {
        await using var bot = await TopicPagesTests.OpenWeekAsync();
        await bot.SayAsync("bob", "已学");
        await bot.SayAsync("bob", "免打扰 2");
        using var bob = await Browser.SignInAsync(bot, "bob");
        var page = await bob.ReadAsync("/me");
        Assert.Contains("<td data-of=\"结果\">按时</td>", page, StringComparison.Ordinal);
        Assert.Contains(">第37周（9月7日—9月11日）</a>", page, StringComparison.Ordinal);
        Assert.Contains("应学记录 1", page, StringComparison.Ordinal);
        Assert.Contains("为止", page, StringComparison.Ordinal);
        using var file = await bob.GetAsync("/me/export");
        Assert.StartsWith("我的数据-", file.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);

        using var boss = await Browser.SignInAsync(bot, "boss");
        Assert.Contains("不在名单里", await boss.ReadAsync("/me"), StringComparison.Ordinal);
        await PageForm.Of(page, "退出所有设备").SendAsync(bob, System.Net.HttpStatusCode.SeeOther);
        await bob.ReadAsync("/me", System.Net.HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Leave_is_asked_for_and_quiet_begins_and_ends_as_in_the_chat()
    {
        await using var bot = await TopicPagesTests.OpenWeekAsync();
        using var bob = await Browser.SignInAsync(bot, "bob");
        var form = PageForm.Of(await bob.ReadAsync("/me"), "提交请假").With("从", "2026-09-14").With("到", "2026-09-18").With("原因", "出差");

        var page = await form.SendAsync(bob);
        Assert.Contains("<td data-of=\"原因\">出差</td>", page, StringComparison.Ordinal);
        await form.SendAsync(bob);
        Assert.Equal((new DateOnly(2026, 9, 14), new DateOnly(2026, 9, 18)), await bot.AskStoreAsync(async db => await db.Leaves.Select(l => new ValueTuple<DateOnly, DateOnly>(l.From, l.To)).SingleAsync(Bot.Token)));

        var past = await PageForm.Of(page, "提交请假").With("从", "2026-09-01").With("原因", "补一天").SendAsync(bob, System.Net.HttpStatusCode.BadRequest);
        Assert.Contains("已经过去，没有提交", past, StringComparison.Ordinal);
        Assert.Contains("请选从哪一天到哪一天，没有提交", await PageForm.Of(page, "提交请假").With("从", "随便").With("原因", "有事").SendAsync(bob, System.Net.HttpStatusCode.BadRequest), StringComparison.Ordinal);

        page = await PageForm.Of(page, "确定免打扰").With("免打扰", "2").SendAsync(bob);
        Assert.Contains("不再给您发周中提醒", page, StringComparison.Ordinal);
        Assert.Contains("为止", page, StringComparison.Ordinal);
        page = await PageForm.Of(page, "确定免打扰").With("免打扰", "0").SendAsync(bob);
        Assert.Contains("已恢复", page, StringComparison.Ordinal);
        Assert.Contains("没有打开", page, StringComparison.Ordinal);
        Assert.Null(await bot.AskStoreAsync(db => db.Members.Where(m => m.UserKey == "bob").Select(m => m.MutedUntil).SingleAsync(Bot.Token)));
    }

    [Fact]
    public async Task The_days_that_were_picked_are_asked_for_whatever_days_the_reason_speaks_of()
    {
        await using var bot = await TopicPagesTests.OpenWeekAsync();
        using var carol = await Browser.SignInAsync(bot, "carol");
        (string From, string To, string Reason)[] intents =
        [
            ("2026-10-20", string.Empty, "五天集训"), ("2026-10-22", "2026-10-23", "周二下乡"), ("2026-10-26", string.Empty, "11月3日体检"), ("2026-10-28", "2026-10-29", "第45周轮训"), ("2026-11-02", string.Empty, "起夜多，去医院"),
        ];

        foreach (var (from, to, reason) in intents)
        {
            Assert.Contains($"<td data-of=\"原因\">{reason}</td>", await PageForm.Of(await carol.ReadAsync("/me"), "提交请假").With("从", from).With("到", to).With("原因", reason).SendAsync(carol), StringComparison.Ordinal);
        }

        var asked = await bot.AskStoreAsync(db => db.Leaves.OrderBy(l => l.Id).Select(l => new { l.From, l.To, l.Reason }).ToListAsync(Bot.Token));
        Assert.Equal(intents.Select(w => (w.From, w.To.Length == 0 ? w.From : w.To, w.Reason)), asked.Select(l => ($"{l.From:yyyy-MM-dd}", $"{l.To:yyyy-MM-dd}", l.Reason)));

        var turned = await PageForm.Of(await carol.ReadAsync("/me"), "提交请假").With("从", "2026-11-20").With("到", "2026-11-18").With("原因", "探亲").SendAsync(carol, System.Net.HttpStatusCode.BadRequest);
        Assert.Contains("早于第一天", turned, StringComparison.Ordinal);
        Assert.Equal("2026-11-18", PageForm.Of(turned, "提交请假")["到"]);
    }
}
