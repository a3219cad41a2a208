using System.Net;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Console;

/// <summary>A form that is not taken comes back with what was typed, whatever was wrong with it.</summary>
public sealed class TypedFormTests
{
    private const string Far = "日子要在 2000 年到 2100 年之间";

    [Theory]
    [InlineData("9999-12-31", Far)]
    [InlineData("0001-01-01", Far)]
    [InlineData("2026-13-45", "没看懂是哪一天")]
    [InlineData("明年", "没看懂是哪一天")]
    public async Task A_report_as_of_a_day_that_cannot_be_meant_is_asked_again_and_nothing_is_made_of_another_day(string day, string told)
    {
        await using var office = await ReportOffice.OpenAsync();
        using var chief = await Browser.SignInAsync(office.Bot, "chief");

        foreach (var page in (string[])[await chief.ReadAsync($"/report?day={Uri.EscapeDataString(day)}", HttpStatusCode.BadRequest), await chief.PostForTextAsync("/report", HttpStatusCode.BadRequest, ("day", day))])
        {
            Assert.Contains(told, page, StringComparison.Ordinal);
            Assert.Equal(day, PageForm.Of(page, "查看")["截至"]);
            Assert.False(PageForm.Has(page, "出一份新稿"));
        }

        Assert.Equal(0, await office.Bot.AskStoreAsync(db => db.Snapshots.CountAsync()));
    }

    [Fact]
    public async Task A_draft_of_a_day_to_come_and_a_comparison_with_none_keep_what_was_asked()
    {
        await using var office = await ReportOffice.OpenAsync();
        using var chief = await Browser.SignInAsync(office.Bot, "chief");

        var early = await chief.PostForTextAsync("/report", HttpStatusCode.BadRequest, ("day", "2027-01-31"));
        Assert.Contains("最晚截至今天", early, StringComparison.Ordinal);
        Assert.Equal("2027-01-31", PageForm.Of(early, "查看")["截至"]);

        var compared = PageForm.Of(await chief.ReadAsync("/report/compare?one=1&other=9", HttpStatusCode.BadRequest), "比较两稿");
        Assert.Equal(("1", "9"), (compared["哪一稿"], compared["和哪一稿"]));
    }

    [Fact]
    public async Task A_list_and_its_file_are_not_given_as_of_today_when_the_day_is_none()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        using var chief = await Browser.SignInAsync(bot, "zhoumin");

        foreach (var path in (string[])["/ledgers/problem", "/ledgers/problem/export"])
        {
            var page = await chief.ReadAsync($"{path}?day=2026-13-45", HttpStatusCode.BadRequest);
            Assert.Contains("没看懂是哪一天", page, StringComparison.Ordinal);
            Assert.Equal("2026-13-45", PageForm.Of(page, "查看")["截至"]);
        }
    }

    [Fact]
    public async Task An_item_keeps_the_day_and_the_words_that_it_did_not_take()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        await bot.SayAsync("linxiaoyan", "问题 走廊应急灯不亮 李秋月 10月20日");
        using var owner = await Browser.SignInAsync(bot, "liqiuyue");
        var at = $"/ledgers/{Uri.EscapeDataString("问1")}";

        var far = await PageForm.Of(await owner.ReadAsync(at), "延期").With("新的期限", "9998-12-31").With("延期的原因", "等上级批复").SendAsync(owner, HttpStatusCode.BadRequest);
        Assert.Contains($"没有记下：{Far}", far, StringComparison.Ordinal);
        var form = PageForm.Of(far, "延期");
        Assert.Equal(("9998-12-31", "等上级批复"), (form["新的期限"], form["延期的原因"]));

        var none = PageForm.Of(await form.With("新的期限", "2026-13-45").SendAsync(owner, HttpStatusCode.BadRequest), "延期");
        Assert.Equal(("2026-13-45", "等上级批复"), (none["新的期限"], none["延期的原因"]));
        Assert.Null(await bot.AskStoreAsync(db => db.LedgerItems.Select(i => i.AskedDueOn).SingleAsync()));
    }

    [Fact]
    public async Task A_topic_keeps_its_words_and_its_moments()
    {
        await using var bot = await TopicPagesTests.OpenWeekAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");

        foreach (var moment in (string[])["9999-12-31T23:59", "0001-01-01T00:00", "0001-1-1"])
        {
            var form = PageForm.Of(await PageForm.Of(await chief.ReadAsync("/topics/new"), "发布").With("标题", "新质生产力").With("截止时间", moment).SendAsync(chief, HttpStatusCode.BadRequest), "发布");
            Assert.Equal(("新质生产力", moment), (form["标题"], form["截止时间"]));
        }

        var before = await bot.AskStoreAsync(db => db.Topics.Select(t => t.DueAt).SingleAsync());

        foreach (var moment in (string[])["9999-12-31T23:59", "0001-01-01T00:00"])
        {
            var page = await PageForm.Of(await chief.ReadAsync("/topics/2026-W37"), "延期").With("新的截止时间", moment).SendAsync(chief, HttpStatusCode.BadRequest);
            Assert.Contains($"没有改动：{Far}", page, StringComparison.Ordinal);
            Assert.Equal(moment, PageForm.Of(page, "延期")["新的截止时间"]);
        }

        Assert.Equal(before, await bot.AskStoreAsync(db => db.Topics.Select(t => t.DueAt).SingleAsync()));
    }

    [Fact]
    public async Task A_leave_keeps_its_days_and_its_reason()
    {
        await using var bot = await TopicPagesTests.OpenWeekAsync();
        using var bob = await Browser.SignInAsync(bot, "bob");
        var asked = PageForm.Of(await bob.ReadAsync("/me"), "提交请假").With("从", "9999-12-31").With("原因", "出差");

        var far = await asked.SendAsync(bob, HttpStatusCode.BadRequest);
        Assert.Contains($"没有提交：{Far}", far, StringComparison.Ordinal);
        Assert.Equal(("9999-12-31", "出差"), (PageForm.Of(far, "提交请假")["从"], PageForm.Of(far, "提交请假")["原因"]));

        var wordy = await PageForm.Of(far, "提交请假").With("从", "2026-09-14").With("原因", new string('忙', 501)).SendAsync(bob, HttpStatusCode.BadRequest);
        Assert.Contains("原因太长（最多 500 字），没有提交", wordy, StringComparison.Ordinal);
        Assert.Equal(501, PageForm.Of(wordy, "提交请假")["原因"].Length);

        var past = await PageForm.Of(far, "提交请假").With("从", "2026-09-01").With("到", "2026-09-02").SendAsync(bob, HttpStatusCode.BadRequest);
        Assert.Equal(("2026-09-01", "2026-09-02", "出差"), (PageForm.Of(past, "提交请假")["从"], PageForm.Of(past, "提交请假")["到"], PageForm.Of(past, "提交请假")["原因"]));

        var taken = await PageForm.Of(past, "提交请假").With("从", "2026-09-14").With("到", "2026-09-15").SendAsync(bob);
        Assert.Equal(string.Empty, PageForm.Of(taken, "提交请假")["原因"]);
    }

    [Fact]
    public async Task A_partner_with_whom_nobody_can_change_stays_in_the_field()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("alice", "述学");

        foreach (var who in (string[])["alice", "bob", "carol"])
        {
            using var browser = await Browser.SignInAsync(bot, who);
            var page = await browser.ReadAsync("/speaking");

            if (PageForm.Has(page, "换人"))
            {
                var refused = await PageForm.Of(page, "换人").With("和谁换", "没这个人").SendAsync(browser, HttpStatusCode.BadRequest);
                Assert.Equal("没这个人", PageForm.Of(refused, "换人")["和谁换"]);
                return;
            }
        }

        Assert.Fail("Nobody has a turn.");
    }
}
