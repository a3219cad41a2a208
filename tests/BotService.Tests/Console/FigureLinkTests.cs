using System.Net;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Console;

/// <summary>A figure leads to what it counts, for whoever may see it.</summary>
public sealed class FigureLinkTests
{
    [Fact]
    public async Task Who_has_not_answered_is_named_behind_the_liaisons_number_and_an_admins_sum_leads_to_the_file()
    {
        await using var bot = await TopicPagesTests.OpenWeekAsync();
        await bot.PlanTopicAsync("2026-W38", "新质生产力");
        var group = $"/groups/{Uri.EscapeDataString("一支部")}";
        await bot.AdvanceToAsync("2026-09-14 09:30");
        using var alice = await Browser.SignInAsync(bot, "alice");
        using var chief = await Browser.SignInAsync(bot, "chief");
        var link = $"<td data-of=\"未报\"><a href=\"{group}?week=2026-W37\">3</a></td>";

        var hers = await alice.ReadAsync("/topics/2026-W37");
        Assert.Contains(link, hers, StringComparison.Ordinal);
        Assert.Contains("<td data-of=\"按时\">0</td>", hers, StringComparison.Ordinal);
        Assert.Contains(link, await alice.ReadAsync(group), StringComparison.Ordinal);
        var named = await alice.ReadAsync($"{group}?week=2026-W37");
        Assert.Contains("第37周《高质量发展》 一支部", named, StringComparison.Ordinal);
        Assert.Contains("鲍勃", named, StringComparison.Ordinal);
        Assert.Contains("第38周《新质生产力》 一支部", await alice.ReadAsync(group), StringComparison.Ordinal);

        var his = await chief.ReadAsync("/topics/2026-W37");
        Assert.DoesNotContain("?week=", his, StringComparison.Ordinal);
        Assert.Contains("<td data-of=\"应到\"><a href=\"/topics/2026-W37/export\">6</a></td>", his, StringComparison.Ordinal);
        Assert.DoesNotContain("鲍勃", await chief.ReadAsync($"{group}?week=2026-W37"), StringComparison.Ordinal);
        Assert.Contains($"<a href=\"/people?group={Uri.EscapeDataString("一支部")}\">3 人</a>", await chief.ReadAsync("/groups"), StringComparison.Ordinal);
        Assert.Contains("鲍勃", await chief.ReadAsync($"/people?group={Uri.EscapeDataString("一支部")}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_of_a_group_leads_to_just_the_people_it_counts()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PeopleAsync("gone 高远 二支部", "soon 孙宁 二支部", "other 欧文 二支部一组");
        await bot.ChangeAsync(async db =>
        {
            (await db.Members.SingleAsync(m => m.UserKey == "gone")).Left = new DateOnly(2026, 8, 31);
            (await db.Members.SingleAsync(m => m.UserKey == "soon")).Joined = new DateOnly(2026, 10, 1);
        });
        using var chief = await Browser.SignInAsync(bot, "chief");
        var link = $"/people?group={Uri.EscapeDataString("二支部")}";

        Assert.Contains($"<a href=\"{link}\">2 人</a>", await chief.ReadAsync("/groups"), StringComparison.Ordinal);
        var people = await chief.ReadAsync(link);
        Assert.All((string[])["戴维", "艾琳"], name => Assert.Contains(name, people, StringComparison.Ordinal));
        Assert.All((string[])["高远", "孙宁", "欧文"], name => Assert.DoesNotContain(name, people, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_prescribed_actions_show_the_figures_of_the_chat_and_what_is_in_ones_hands_leads_to_the_item()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        await bot.SayAsync("linxiaoyan", "问题 走廊扶手松动 李秋月 10月22日");
        using var chief = await Browser.SignInAsync(bot, "zhoumin");
        using var owner = await Browser.SignInAsync(bot, "liqiuyue");

        var figures = await chief.ReadAsync($"/ledgers/action?q={Uri.EscapeDataString("统计")}");
        Assert.All((await bot.SayAsync("zhoumin", "监控清单 统计")).Split('\n').Skip(1), line => Assert.Contains(line, figures, StringComparison.Ordinal));
        Assert.Contains(">规1</a>", figures, StringComparison.Ordinal);

        foreach (var path in (string[])["/", "/ledgers", "/me"])
        {
            var page = await owner.ReadAsync(path);
            Assert.Contains($"<a href=\"/ledgers/{Uri.EscapeDataString("问1")}\">问1 走廊扶手松动", page, StringComparison.Ordinal);
            Assert.DoesNotContain("看一件发它的编号", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_an_item_that_is_late_can_be_urged_and_the_page_asks_without_the_chats_words()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        await bot.SayAsync("linxiaoyan", "问题 走廊扶手松动 李秋月 10月13日");
        using var chief = await Browser.SignInAsync(bot, "zhoumin");
        var at = $"/ledgers/{Uri.EscapeDataString("问1")}";
        Assert.False(PageForm.Has(await chief.ReadAsync(at), "督办"));

        await bot.AdvanceToAsync("2026-10-16 10:00");
        using var later = await Browser.SignInAsync(bot, "zhoumin");
        var asked = await PageForm.Of(await later.ReadAsync(at), "督办").SendAsync(later);
        Assert.True(PageForm.Has(asked, "确认督办"));
        Assert.DoesNotContain("要发请回", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_count_of_a_ledger_leads_to_just_those_items_as_of_the_same_day()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        await bot.SayAsync("linxiaoyan", "问题 走廊应急灯不亮 李秋月 10月20日");
        await bot.SayAsync("linxiaoyan", "问题 会议材料发得太晚 张伟 10月20日");
        await bot.SayAsync("liqiuyue", "问1 完成 已换新灯管三支");
        using var chief = await Browser.SignInAsync(bot, "zhoumin");
        Assert.Contains($"<a href=\"/ledgers/problem?q={Uri.EscapeDataString("统计")}\">发现 2 个", await chief.ReadAsync("/ledgers"), StringComparison.Ordinal);

        foreach (var path in (string[])["/ledgers/problem?day=2026-10-09", $"/ledgers/problem?q={Uri.EscapeDataString("统计")}&day=2026-10-09"])
        {
            var page = await chief.ReadAsync(path);
            Assert.Contains("<dd class=\"lines\">2 个</dd>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<a", CountOf(page, "已销号"), StringComparison.Ordinal);
            var at = WebUtility.HtmlDecode(CountOf(page, "待核实").Split("href=\"")[1].Split('"')[0]);
            Assert.Equal($"/ledgers/problem?q={Uri.EscapeDataString("待核实")}&day=2026-10-09", at);

            var waiting = await chief.ReadAsync(at);
            Assert.Contains(">问1</a>", waiting, StringComparison.Ordinal);
            Assert.DoesNotContain(">问2</a>", waiting, StringComparison.Ordinal);
        }
    }

    private static string CountOf(string page, string word) => page.Split($"<dt>{word}</dt>")[1].Split("</dd>")[0];
}
