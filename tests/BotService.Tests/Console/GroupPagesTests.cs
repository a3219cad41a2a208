using System.Net;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Console;

/// <summary>A group's page: names for its liaison, figures for admins, nothing for others.</summary>
public sealed class GroupPagesTests
{
    [Fact]
    public async Task The_liaison_sees_who_is_missing_and_an_admin_only_figures()
    {
        await using var bot = await TopicPagesTests.OpenWeekAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        using var alice = await Browser.SignInAsync(bot, "alice");
        using var bob = await Browser.SignInAsync(bot, "bob");
        var own = $"/groups/{Uri.EscapeDataString("一支部")}";

        var hers = await alice.ReadAsync(own);
        Assert.Contains("<h1>组 一支部</h1>", hers, StringComparison.Ordinal);
        Assert.Contains("<h2>未报</h2>", hers, StringComparison.Ordinal);
        Assert.Contains("鲍勃", hers, StringComparison.Ordinal);
        Assert.Contains("<svg", hers, StringComparison.Ordinal);
        var his = await chief.ReadAsync(own);
        Assert.DoesNotContain("鲍勃", his, StringComparison.Ordinal);
        Assert.Contains("合计", his, StringComparison.Ordinal);
        Assert.Contains("二支部", await chief.ReadAsync("/groups"), StringComparison.Ordinal);
        Assert.DoesNotContain("二支部", await alice.ReadAsync("/groups"), StringComparison.Ordinal);

        await alice.ReadAsync($"/groups/{Uri.EscapeDataString("二支部")}", HttpStatusCode.NotFound);
        await chief.ReadAsync("/groups/nowhere", HttpStatusCode.NotFound);
        await bob.ReadAsync("/groups", HttpStatusCode.Forbidden);
        Assert.Contains(await bot.AskStoreAsync(db => db.AuditNotes.ToListAsync()), n => n is { Actor: "alice", Action: "read" });
    }

    [Fact]
    public async Task Chasing_shows_whom_it_reaches_and_goes_out_once()
    {
        await using var bot = await TopicPagesTests.OpenWeekAsync();
        await bot.AdvanceToAsync("2026-09-08 10:02");
        await bot.SayAsync("carol", "已学");
        using var alice = await Browser.SignInAsync(bot, "alice");
        var at = $"/groups/{Uri.EscapeDataString("一支部")}";
        var shown = await PageForm.Of(await alice.ReadAsync(at), "催办").SendAsync(alice);
        Assert.Contains("鲍勃", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("卡萝", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("回复 是", shown, StringComparison.Ordinal);

        var confirm = PageForm.Of(shown, "确认催办");
        Assert.Contains("已催办 1 人", await confirm.SendAsync(alice), StringComparison.Ordinal);
        await confirm.SendAsync(alice);
        await bot.AdvanceToAsync("2026-09-08 10:10");
        Assert.Equal(["bob"], bot.PushedBetween("2026-09-08 10:00", "2026-09-08 10:10"));
        await PageForm.Of(await alice.ReadAsync(at), "催办").SendAsync(alice, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_leave_is_granted_or_refused_by_a_button_with_the_name()
    {
        await using var bot = await TopicPagesTests.OpenWeekAsync();
        await bot.SayAsync("bob", "请假 9月7日至9月11日 出差");
        await bot.SayAsync("carol", "请假 9月7日至9月11日 生病");
        using var alice = await Browser.SignInAsync(bot, "alice");
        var page = await alice.ReadAsync($"/groups/{Uri.EscapeDataString("一支部")}");
        var granted = await PageForm.Of(page, "准 鲍勃").SendAsync(alice);
        Assert.Contains("已准假：鲍勃", granted, StringComparison.Ordinal);
        Assert.False(PageForm.Has(granted, "准 鲍勃"));
        Assert.Contains("已答复不准：卡萝", await PageForm.Of(granted, "不准 卡萝").SendAsync(alice), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_admin_who_is_shown_who_asks_for_leave_leaves_a_note_of_it()
    {
        await using var bot = await TopicPagesTests.OpenWeekAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        var at = $"/groups/{Uri.EscapeDataString("一支部")}";
        await chief.ReadAsync(at);
        Assert.Empty(await ReadByAsync(bot, "chief"));

        await bot.SayAsync("alice", "请假 9月7日至9月11日 出差");
        Assert.True(PageForm.Has(await chief.ReadAsync(at), "准 艾丽"));
        Assert.Equal(["leaves 一支部"], await ReadByAsync(bot, "chief"));
    }

    [Fact]
    public async Task A_group_whose_figure_the_chat_shows_together_with_small_ones_has_none_of_its_own_for_outsiders()
    {
        await using var bot = await Bot.StartAsync();
        await bot.PeopleAsync([.. PeopleOf("三支部", 2), .. PeopleOf("四支部", 4), .. PeopleOf("五支部", 7), "gail 盖尔 四支部 liaison", "pat 帕特 五支部 admin"]);
        await bot.PlanTopicAsync(title: "上半周的主题");
        await bot.PlanTopicAsync(title: "下半周的主题", audience: Tiers.Branch);
        await bot.AdvanceToAsync("2026-09-07 09:20");
        using var boss = await Browser.SignInAsync(bot, "boss");
        using var gail = await Browser.SignInAsync(bot, "gail");
        Assert.Contains("三支部、四支部（人少，合计）", await bot.SayAsync("boss", "统计 四支部"));

        foreach (var (group, isHidden) in ((string, bool)[])[("三支部", true), ("四支部", true), ("五支部", false)])
        {
            var page = await boss.ReadAsync($"/groups/{Uri.EscapeDataString(group)}");
            Assert.Equal((group, isHidden), (group, page.Contains("单独的数字只给本组看", StringComparison.Ordinal)));
            Assert.Equal((group, !isHidden), (group, page.Contains("合计", StringComparison.Ordinal)));
        }

        Assert.Contains("合计", await gail.ReadAsync($"/groups/{Uri.EscapeDataString("四支部")}"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> PeopleOf(string group, int count) => Enumerable.Range(1, count).Select(i => $"{(int)group[0]}-{i} 成员{group[0]}{i} {group}");

    private static Task<List<string>> ReadByAsync(Bot bot, string userId) =>
        bot.AskStoreAsync(db => db.AuditNotes.Where(n => n.Actor == userId && n.Action == "read").OrderBy(n => n.Id).Select(n => n.Subject).ToListAsync());
}
