using System.Net;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Console;

/// <summary>A topic is corrected on its page: shown first, taken as it was shown, and nobody is told of it by itself.</summary>
public sealed class ChangeTopicTests
{
    [Fact]
    public async Task All_of_a_planned_topic_is_changed_as_it_was_shown_and_noted_with_both_values()
    {
        await using var bot = await PlannedAsync("2026-W38");
        using var chief = await Browser.SignInAsync(bot, "chief");
        var form = await FormAsync(bot, chief, "2026-W38", "高质量发展");
        Assert.Equal(("高质量发展", string.Empty, "全体", "2026-09-14T09:07", "个人自学", string.Empty), (form["标题"], form["材料链接"], form["对象"], form["开放时间"], form["形式"], form["地点"]));

        var shown = await form.With("标题", "新质生产力").With("材料链接", "https://example.org/a").With("对象", "支部").With("开放时间", "2026-09-15T10:00").With("形式", "集中领学").With("地点", "三楼会议室").SendAsync(chief);
        Assert.All(
            (string[])["<td data-of=\"现在\">《高质量发展》</td>", "<td data-of=\"改成\">《新质生产力》</td>", "<td data-of=\"改成\">支部</td>", "<td data-of=\"改成\">三楼会议室</td>", "改后的对象现在 5 人", "没有人收到过卡片"],
            words => Assert.Contains(words, shown, StringComparison.Ordinal));
        Assert.Equal("高质量发展", (await TopicAsync(bot)).Title);

        var confirm = PageForm.Of(shown, "确认修改");
        Assert.Contains("<h2>《新质生产力》</h2>", await confirm.SendAsync(chief), StringComparison.Ordinal);
        Assert.Contains("已修改：第38周《新质生产力》", await confirm.SendAsync(chief), StringComparison.Ordinal);
        await bot.SettleAsync();
        var changed = await TopicAsync(bot);
        Assert.Equal(("新质生产力", "https://example.org/a", Tiers.Branch, Bot.At("2026-09-15 10:00"), StudyForm.Led, "三楼会议室"), (changed.Title, changed.Link, changed.Audience, changed.OpensAt, changed.Form, changed.Place));
        Assert.Empty(bot.PushesTo("bob"));

        var notes = await bot.AskStoreAsync(db => db.AuditNotes.Where(n => n.Action == "change").OrderBy(n => n.Id).ToListAsync());
        Assert.All(notes, note => Assert.Equal(("chief", $"topic {changed.Id}"), (note.Actor, note.Subject)));
        Assert.All((string[])["标题 《高质量发展》 → 《新质生产力》", "材料链接 无 → https://example.org/a", "对象 全体 → 支部"], detail => Assert.Contains(notes, note => note.Detail == detail));
        Assert.Equal(6, notes.Count);
    }

    [Fact]
    public async Task After_it_opened_the_title_still_changes_and_the_audience_does_not()
    {
        await using var bot = await PlannedAsync("2026-W37");
        using var chief = await Browser.SignInAsync(bot, "chief");
        var early = await FormAsync(bot, chief, "2026-W37", "高质量发展");
        await bot.AdvanceToAsync("2026-09-07 10:00");
        await bot.SayAsync("bob", "已学");

        var refused = await early.With("标题", "新质生产力").With("对象", "支部").SendAsync(chief, HttpStatusCode.BadRequest);
        Assert.Contains("已经开放，对象和开放时间不能再改，没有改动", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"audience\"", refused, StringComparison.Ordinal);
        var form = PageForm.Of(refused, "查看改动");
        Assert.Equal("新质生产力", form["标题"]);

        var people = await bot.AskStoreAsync(db => db.SentNudges.Select(s => s.MemberId).Distinct().CountAsync());
        var before = bot.PushesTo("carol").Count;
        var shown = await form.SendAsync(chief);
        Assert.InRange(people, 1, 6);
        Assert.Contains($"已经给 {people} 人发过卡片，卡片上还是原来的标题", shown, StringComparison.Ordinal);
        Assert.Contains("已有 1 人答复，都保留", shown, StringComparison.Ordinal);

        Assert.Contains("role=\"status\"", await PageForm.Of(shown, "确认修改").SendAsync(chief), StringComparison.Ordinal);
        await bot.SettleAsync();
        Assert.Equal(before, bot.PushesTo("carol").Count);
        Assert.Equal(("新质生产力", Tiers.All), ((await TopicAsync(bot)).Title, (await TopicAsync(bot)).Audience));
        Assert.Contains("《新质生产力》", await bot.SayAsync("carol", "本周"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_audience_that_has_a_topic_in_that_week_is_refused_and_so_is_what_the_import_would_refuse()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync("2026-W38", "甲", Tiers.Branch);
        await bot.PlanTopicAsync("2026-W38", "乙", Tiers.Leadership);
        using var chief = await Browser.SignInAsync(bot, "chief");
        var form = await FormAsync(bot, chief, "2026-W38", "乙");

        var taken = await form.With("对象", "全体").SendAsync(chief, HttpStatusCode.BadRequest);
        Assert.Contains("第38周已有《甲》（支部", taken, StringComparison.Ordinal);
        Assert.Equal("全体", PageForm.Of(taken, "查看改动")["对象"]);
        form.With("对象", "党组");

        (string Label, string Value, string Told)[] wrongs =
        [
            ("标题", string.Empty, "缺少 标题"),
            ("标题", string.Concat(Enumerable.Repeat("🌸", 201)), "标题 超过 200 个字"),
            ("材料链接", "ftp://x", "材料链接 “ftp://x” 不是网址"),
            ("地点", new string('楼', 65), "地点 超过 64 个字"),
            ("开放时间", "2027-09-14T09:07", "不在 2026-W38 前后一周之内"),
            ("开放时间", "2026-09-20T18:00", "不早于截止时间"),
            ("开放时间", "0001-01-01T00:00", "日子要在 2000 年到 2100 年之间"),
        ];

        foreach (var (label, value, told) in wrongs)
        {
            var was = form[label];
            var page = await form.With(label, value).SendAsync(chief, HttpStatusCode.BadRequest);
            Assert.Contains(told, page, StringComparison.Ordinal);
            Assert.Contains("没有改动", page, StringComparison.Ordinal);
            Assert.Equal(value, PageForm.Of(page, "查看改动")[label]);
            form.With(label, was);
        }

        Assert.Contains("没有改动：主题本来就是这样", await form.SendAsync(chief, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.True(PageForm.Has(await form.With("标题", string.Concat(Enumerable.Repeat("🌸", 200))).SendAsync(chief), "确认修改"));
        Assert.Equal(["甲", "乙"], await bot.AskStoreAsync(db => db.Topics.OrderBy(t => t.Id).Select(t => t.Title).ToListAsync()));
    }

    [Fact]
    public async Task What_was_shown_is_not_taken_after_somebody_else_changed_the_topic()
    {
        await using var bot = await PlannedAsync("2026-W38");
        using var chief = await Browser.SignInAsync(bot, "chief");
        var shown = await (await FormAsync(bot, chief, "2026-W38", "高质量发展")).With("标题", "新质生产力").SendAsync(chief);
        await bot.ChangeAsync(async db => (await db.Topics.SingleAsync(Bot.Token)).Title = "现代化产业体系");

        var stale = await PageForm.Of(shown, "确认修改").SendAsync(chief, HttpStatusCode.BadRequest);
        Assert.Contains("列出改动以后有人改过", stale, StringComparison.Ordinal);
        Assert.Contains("<td data-of=\"现在\">《现代化产业体系》</td>", stale, StringComparison.Ordinal);
        Assert.Equal("现代化产业体系", (await TopicAsync(bot)).Title);

        await PageForm.Of(stale, "确认修改").SendAsync(chief);
        Assert.Equal("新质生产力", (await TopicAsync(bot)).Title);
    }

    [Fact]
    public async Task A_liaison_changes_nothing_and_nobody_a_topic_that_has_ended()
    {
        await using var bot = await PlannedAsync("2026-W38");
        using var chief = await Browser.SignInAsync(bot, "chief");
        using var alice = await Browser.SignInAsync(bot, "alice");
        var id = (await TopicAsync(bot)).Id;
        var at = $"/topics/2026-W38/change?topic={id}";
        var form = await FormAsync(bot, chief, "2026-W38", "高质量发展");

        Assert.False(PageForm.Has(await alice.ReadAsync("/topics/2026-W38"), "修改"));
        await alice.ReadAsync(at, HttpStatusCode.Forbidden);
        await form.With("标题", "新质生产力").SendAsync(alice, HttpStatusCode.Forbidden);
        await chief.ReadAsync("/topics/2026-W39/change?topic=1", HttpStatusCode.NotFound);

        await bot.DoAsync("chief", "关闭 第38周");
        Assert.False(PageForm.Has(await chief.ReadAsync("/topics/2026-W38"), "修改"));
        Assert.Contains("已关闭，没有改动", await chief.ReadAsync(at, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Contains("已关闭，没有改动", await form.SendAsync(chief, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Equal("高质量发展", (await TopicAsync(bot)).Title);
    }

    private static async Task<Bot> PlannedAsync(string week)
    {
        var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync(week);
        return bot;
    }

    /// <summary>The form behind the button of the topic's page.</summary>
    private static async Task<PageForm> FormAsync(Bot bot, Browser browser, string week, string title)
    {
        var id = await bot.AskStoreAsync(db => db.Topics.Where(t => t.Title == title).Select(t => t.Id).SingleAsync());
        var button = PageForm.Of(await browser.ReadAsync($"/topics/{week}"), "修改");
        return PageForm.Of(await browser.ReadAsync($"{button.Action}?topic={id}"), "查看改动");
    }

    private static Task<Topic> TopicAsync(Bot bot) => bot.AskStoreAsync(db => db.Topics.AsNoTracking().SingleAsync());
}
