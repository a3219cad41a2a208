using System.Net;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Console;

/// <summary>No list ends at its fiftieth row without a way to the next one.</summary>
public sealed class LongListTests
{
    private const int Many = 55;

    [Fact]
    public async Task Of_the_own_leaves_the_older_ones_are_one_link_away()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.ChangeAsync(async db =>
        {
            var bob = await db.Members.Where(m => m.UserKey == "bob").Select(m => m.Id).SingleAsync(Bot.Token);
            db.Leaves.AddRange(Enumerable.Range(1, Many).Select(i => LeaveOf(bob, $"事由{i:D2}完", LeaveState.Refused)));
        });
        using var browser = await Browser.SignInAsync(bot, "bob");

        var first = await browser.ReadAsync("/me");
        Assert.Equal(50, Browser.Times(first, "data-of=\"原因\""));
        Assert.Contains("事由55完", first, StringComparison.Ordinal);
        var rest = await browser.ReadAsync(LinkOf(first, "请假的下一页"));
        Assert.Equal(5, Browser.Times(rest, "data-of=\"原因\""));
        Assert.Contains("事由01完", rest, StringComparison.Ordinal);
        Assert.DoesNotContain("请假的下一页", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_leaves_that_wait_in_a_group_the_later_ones_are_one_link_away()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PeopleAsync([.. Enumerable.Range(1, Many).Select(i => $"p{i:D2} 人员{i:D2} 一支部")]);
        await bot.ChangeAsync(async db =>
        {
            var people = await db.Members.Where(m => m.Name.StartsWith("人员")).OrderBy(m => m.Name).Select(m => m.Id).ToListAsync(Bot.Token);

            // One at a time, so that who asked first has the smaller number.
            foreach (var person in people)
            {
                db.Leaves.Add(LeaveOf(person, "出差", LeaveState.Asked));
                await db.SaveChangesAsync(Bot.Token);
            }
        });
        using var alice = await Browser.SignInAsync(bot, "alice");

        var first = await alice.ReadAsync($"/groups/{Uri.EscapeDataString("一支部")}");
        Assert.True(PageForm.Has(first, "准 人员01"));
        Assert.False(PageForm.Has(first, "准 人员51"));
        var rest = await alice.ReadAsync(LinkOf(first, "下一页"));
        Assert.False(PageForm.Has(rest, "准 人员50"));
        Assert.Contains("已准假：人员55", await PageForm.Of(rest, "准 人员55").SendAsync(alice), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_what_an_item_is_linked_to_the_rest_is_one_link_away()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        await bot.SayAsync("linxiaoyan", "问题 走廊应急灯不亮 李秋月 10月20日");
        await bot.ChangeAsync(async db =>
        {
            var one = await db.LedgerItems.SingleAsync(Bot.Token);
            List<LedgerItem> others = [.. Enumerable.Range(2, Many).Select(number => Like(one, number))];
            db.LedgerItems.AddRange(others);
            await db.SaveChangesAsync(Bot.Token);
            db.LedgerLinks.AddRange(others.Select(other => new LedgerLink { FromId = other.Id, ToId = one.Id, Relation = LedgerRelation.About, Day = one.FoundOn, ByUserKey = one.RaisedByKey }));
        });
        using var liaison = await Browser.SignInAsync(bot, "linxiaoyan");
        var at = $"/ledgers/{Uri.EscapeDataString("问1")}";

        var first = await liaison.ReadAsync(at);
        Assert.Equal(50, Browser.Times(first, " 另一盏灯"));
        var rest = await liaison.ReadAsync(LinkOf(first, "下一页"));
        Assert.Equal(5, Browser.Times(rest, " 另一盏灯"));
        Assert.Contains("<h1>清单 问1 走廊应急灯不亮</h1>", rest, StringComparison.Ordinal);
        Assert.DoesNotContain(">下一页<", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_an_items_history_the_later_steps_are_one_link_away()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        await bot.SayAsync("linxiaoyan", "问题 走廊应急灯不亮 李秋月 10月20日");
        await bot.ChangeAsync(async db =>
        {
            var one = await db.LedgerItems.SingleAsync(Bot.Token);
            db.LedgerEntries.AddRange(Enumerable.Range(1, Many).Select(number => StepOf(one, $"已换{number:D2}支")));
        });
        var all = await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync(Bot.Token));
        using var liaison = await Browser.SignInAsync(bot, "linxiaoyan");

        var first = await liaison.ReadAsync($"/ledgers/{Uri.EscapeDataString("问1")}");
        Assert.Equal(50, Browser.Times(first, "<td data-of=\"动作\">"));
        var rest = await liaison.ReadAsync(LinkOf(first, "经过的下一页"));
        Assert.Equal(all - 50, Browser.Times(rest, "<td data-of=\"动作\">"));
        Assert.DoesNotContain("经过的下一页", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_opinions_that_wait_in_a_round_the_rest_is_one_link_away()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("chief", "征求意见 对各支部的意见 9月20日");
        await bot.ChangeAsync(async db =>
        {
            var round = await db.Consultations.SingleAsync(Bot.Token);
            db.Opinions.AddRange(Enumerable.Range(1, Many).Select(i => new Opinion { Day = new DateOnly(2026, 9, 8), Text = $"建议{i:D2}完", ConsultationId = round.Id }));
        });
        using var chief = await Browser.SignInAsync(bot, "chief");

        var first = await chief.ReadAsync("/consultations/1");
        Assert.Contains($"匿名 {Many} 条；已答复 0，转问题 0，待处理 {Many}", first, StringComparison.Ordinal);
        Assert.Equal(50, Browser.Times(first, "匿名：建议"));
        var rest = await chief.ReadAsync(LinkOf(first, "下一页"));
        Assert.Equal(Many - 50, Browser.Times(rest, "匿名：建议"));
        Assert.Equal(Many, Enumerable.Range(1, Many).Count(i => (first + rest).Contains($"建议{i:D2}完", StringComparison.Ordinal)));
        Assert.DoesNotContain(">下一页<", rest, StringComparison.Ordinal);

        var number = rest.Split(" 匿名：建议")[0].Split('编')[^1];
        Assert.Contains($"已答复编{number}", await PageForm.Of(rest, "答复").With("编号", number).With("内容", "下月起照办").SendAsync(chief), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_records_behind_a_figure_the_rest_is_one_link_away()
    {
        await using var office = await ReportOffice.OpenAsync();
        await office.VisitsAsync(1, Many, "9-15");
        using var chief = await Browser.SignInAsync(office.Bot, "chief");
        var row = (await chief.ReadAsync("/report?day=2026-10-31")).Split("<tr>").First(part => part.Contains("<td data-of=\"名称\">调研</td>", StringComparison.Ordinal));

        var first = await chief.ReadAsync(WebUtility.HtmlDecode(row.Split("href=\"")[1].Split('"')[0]));
        Assert.Equal(50, Browser.Times(first, "<td data-of=\"算几个\">"));
        var rest = await chief.ReadAsync(LinkOf(first, "下一页"));
        Assert.Equal(Many - 50, Browser.Times(rest, "<td data-of=\"算几个\">"));
        Assert.Contains("<dd class=\"lines\">10月31日</dd>", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_what_waits_on_the_first_page_it_is_said_where_the_rest_is()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.ChangeAsync(async db =>
        {
            var bob = await db.Members.SingleAsync(m => m.UserKey == "bob", Bot.Token);
            List<Topic> notices = [.. Enumerable.Range(1, 11).Select(NoticeOf)];
            db.Topics.AddRange(notices);
            await db.SaveChangesAsync(Bot.Token);
            db.Participations.AddRange(notices.Select(notice => new Participation { TopicId = notice.Id, MemberId = bob.Id, GroupId = bob.GroupId }));
        });
        using var browser = await Browser.SignInAsync(bot, "bob");

        var page = await browser.ReadAsync("/");
        Assert.Equal(10, Browser.Times(page, "等您阅</a>"));
        Assert.Equal("/notices", LinkOf(page, "更多等您阅的传达"));
    }

    private static Topic NoticeOf(int number)
    {
        var sent = Bot.At("2026-09-07 07:00");
        return new Topic { Sort = TopicSort.Notice, Number = number, Title = $"文件{number:D2}", WeekKey = 202637, Audience = Tiers.All, OpensAt = sent, DueAt = sent.AddDays(7), LateUntil = sent.AddDays(37), OpenedAt = sent };
    }

    private static Leave LeaveOf(int memberId, string reason, LeaveState state) =>
        new() { MemberId = memberId, From = new DateOnly(2026, 9, 7), To = new DateOnly(2026, 9, 8), Reason = reason, AskedAt = Bot.At("2026-09-07 07:00"), State = state };

    private static LedgerEntry StepOf(LedgerItem one, string text) => new()
    {
        ItemId = one.Id,
        Cycle = one.Cycle,
        Verb = "Progress",
        From = one.State,
        To = one.State,
        Day = one.FoundOn,
        At = Bot.At("2026-10-09 09:00"),
        ByUserKey = "liqiuyue",
        Text = text,
        DueOn = one.DueOn,
        OwnerId = one.OwnerId,
        GroupId = one.GroupId,
        Via = "chat",
    };

    private static LedgerItem Like(LedgerItem one, int number) => new()
    {
        Kind = one.Kind,
        Number = number,
        ChainNumber = number,
        Title = $"另一盏灯{number:D2}",
        State = one.State,
        GroupId = one.GroupId,
        OwnerId = one.OwnerId,
        RaisedById = one.RaisedById,
        RaisedByKey = one.RaisedByKey,
        FoundOn = one.FoundOn,
        FirstDueOn = one.FirstDueOn,
        DueOn = one.DueOn,
        Fields = one.Fields,
    };

    private static string LinkOf(string page, string words) => WebUtility.HtmlDecode(page.Split($">{words}<")[0].Split("href=\"")[^1].Split('"')[0]);
}
