using System.Net;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Console;

/// <summary>What is passed on, spoken and asked for: notices, the rota, rounds of opinions, and what all of it costs people.</summary>
public sealed class TalkPagesTests
{
    [Fact]
    public async Task A_notice_is_read_and_taken_back_with_buttons_and_seen_by_those_who_were_sent_it()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("alice", "传达 支部活动安排 https://example.org/a");
        await bot.SayAsync("alice", "确认发出");
        using var bob = await Browser.SignInAsync(bot, "bob");
        using var erin = await Browser.SignInAsync(bot, "erin");
        using var alice = await Browser.SignInAsync(bot, "alice");

        var page = await bob.ReadAsync("/notices/1");
        Assert.Contains("<h1>传达 传1 支部活动安排</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("应阅", page, StringComparison.Ordinal);
        page = await PageForm.Of(page, "已阅").SendAsync(bob);
        Assert.Contains("role=\"status\"", page, StringComparison.Ordinal);
        Assert.False(PageForm.Has(page, "已阅"));
        Assert.Contains("已阅 1", await alice.ReadAsync("/notices"), StringComparison.Ordinal);
        Assert.Contains("传达 标题 链接", await alice.ReadAsync("/notices"), StringComparison.Ordinal);
        Assert.DoesNotContain("传达 标题 链接", await bob.ReadAsync("/notices"), StringComparison.Ordinal);
        await erin.ReadAsync("/notices/1", HttpStatusCode.NotFound);
        Assert.Contains("还没有传达过文件", await erin.ReadAsync("/notices"), StringComparison.Ordinal);
        Assert.False(PageForm.Has(page, "撤回"));

        var asked = await PageForm.Of(await alice.ReadAsync("/notices/1"), "撤回").SendAsync(alice);
        Assert.Contains("还没有撤回：传1《支部活动安排》", asked, StringComparison.Ordinal);
        Assert.Contains(">不了</a>", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("回复 是", asked, StringComparison.Ordinal);
        Assert.Contains("支部活动安排", await bob.ReadAsync("/notices"), StringComparison.Ordinal);

        var confirm = PageForm.Of(asked, "确认撤回");
        Assert.Contains("已撤回传1", await confirm.SendAsync(alice), StringComparison.Ordinal);
        Assert.Contains("已撤回传1", await confirm.SendAsync(alice), StringComparison.Ordinal);
        Assert.Contains("还没有传达过文件", await bob.ReadAsync("/notices"), StringComparison.Ordinal);
        Assert.Contains("已经撤回过了", await alice.PostForTextAsync("/notices/1/take-back", HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_lets_the_sender_take_a_notice_back_as_the_chat_does_however_the_account_is_written()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("Dave", "传达 二支部值班表");
        Assert.StartsWith("传1 ", await bot.SayAsync("Dave", "确认发出"), StringComparison.Ordinal);
        using var erin = await Browser.SignInAsync(bot, "erin");
        using var dave = await Browser.SignInAsync(bot, "dave");

        Assert.True(PageForm.Has(await dave.ReadAsync("/notices/1"), "撤回"));
        Assert.False(PageForm.Has(await erin.ReadAsync("/notices/1"), "撤回"));
        Assert.Contains("由发的人或管理员撤回", await erin.PostForTextAsync("/notices/1/take-back", HttpStatusCode.BadRequest), StringComparison.Ordinal);

        // Who passed it on may take it back also after the term of office.
        await bot.ChangeAsync(async db => (await db.Members.SingleAsync(m => m.UserKey == "dave", Bot.Token)).Role = Role.Member);
        var asked = await PageForm.Of(await dave.ReadAsync("/notices/1"), "撤回").SendAsync(dave);
        Assert.Contains("还没有撤回：传1《二支部值班表》", asked, StringComparison.Ordinal);
        await bot.AnswersAsync("Dave", "传1 撤回", "还没有撤回：传1");

        await bot.AdvanceToAsync("2026-09-09 10:30");
        using var later = await Browser.SignInAsync(bot, "dave");
        Assert.False(PageForm.Has(await later.ReadAsync("/notices/1"), "撤回"));
        await bot.AnswersAsync("Dave", "传1 撤回", "撤不回了");
    }

    [Fact]
    public async Task The_rota_is_shown_to_its_group_and_changed_as_in_the_chat()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        using var alice = await Browser.SignInAsync(bot, "alice");
        using var chief = await Browser.SignInAsync(bot, "chief");
        var page = await alice.ReadAsync("/speaking");
        var button = page.Split("<button>已讲 ")[1].Split('<')[0];
        page = await PageForm.Of(page, $"已讲 {button}").SendAsync(alice);
        Assert.Contains("role=\"status\"", page, StringComparison.Ordinal);
        Assert.Contains("<td data-of=\"讲了没有\">已讲</td>", page, StringComparison.Ordinal);
        Assert.Equal(1, await bot.AskStoreAsync(db => db.SpeakingTurns.CountAsync(t => t.State == TurnState.Spoke)));

        using var bob = await Browser.SignInAsync(bot, "bob");
        Assert.DoesNotContain("<button>已讲", await bob.ReadAsync("/speaking"), StringComparison.Ordinal);
        await bob.PostForTextAsync("/speaking", HttpStatusCode.BadRequest, ("act", "held"), ("who", button));
        Assert.Contains("按名册顺序，不是名次", await chief.ReadAsync("/speaking"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_looks_at_the_names_of_the_rota_leaves_a_note_of_it()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05", ("Speaking:Voluntary:0", "一支部"));
        await bot.UsualPeopleAsync();

        foreach (var who in (string[])["erin", "dave", "carol"])
        {
            using var browser = await Browser.SignInAsync(bot, who);
            await browser.ReadAsync("/speaking");
        }

        // Nobody of a group that speaks voluntarily has come forward, so there is no name to read.
        Assert.Equal(["erin speaking 二支部", "dave speaking 二支部"], await bot.AskStoreAsync(db => db.AuditNotes.Where(n => n.Action == "read").OrderBy(n => n.Id).Select(n => n.Actor + " " + n.Subject).ToListAsync()));
    }

    [Fact]
    public async Task What_a_small_group_spoke_and_read_is_counted_for_itself_alone()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.PeopleAsync(["sun 孙六 六支部 liaison", .. Enumerable.Range(1, 4).Select(i => $"seven{i} 七{i} 七支部"), .. Enumerable.Range(1, 6).Select(i => $"eight{i} 八{i} 八支部")]);
        await bot.DoAsync("sun", "传达 换届安排");
        using var boss = await Browser.SignInAsync(bot, "boss");
        using var sun = await Browser.SignInAsync(bot, "sun");

        var spoken = await boss.ReadAsync("/speaking");
        Assert.Equal(2, spoken.Split("这个组单独的数字只给本组看").Length - 1);
        Assert.Contains("今年本支部 6 人讲过 0 人，共 0 次", spoken, StringComparison.Ordinal);
        Assert.Contains("今年本支部 1 人讲过 0 人", await sun.ReadAsync("/speaking"), StringComparison.Ordinal);

        foreach (var told in (string[])[await boss.ReadAsync("/notices"), await boss.ReadAsync("/notices/1"), await bot.SayAsync("boss", "通知清单"), await bot.SayAsync("boss", "传1")])
        {
            Assert.Contains("只发给一个不足 3 人的组", told, StringComparison.Ordinal);
            Assert.DoesNotContain("应阅", told, StringComparison.Ordinal);
        }

        Assert.Contains("应阅 1", await sun.ReadAsync("/notices"), StringComparison.Ordinal);
        Assert.Contains("本组应阅 1", await bot.SayAsync("sun", "传1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opinions_of_a_round_are_answered_from_its_page_and_shown_to_nobody_else()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("chief", "征求意见 对各支部的意见 9月20日");
        await bot.SayAsync("bob", "意见 材料提前一天发");
        await bot.SayAsync("erin", "匿名意见 报表太多");
        using var chief = await Browser.SignInAsync(bot, "chief");
        using var carol = await Browser.SignInAsync(bot, "carol");
        var page = await chief.ReadAsync("/consultations/1");
        Assert.Contains("匿名：报表太多", page, StringComparison.Ordinal);
        Assert.Equal(page.Split("：报表太多")[0].Split('编')[^1], (await chief.ReadAsync("/consultations/1")).Split("：报表太多")[0].Split('编')[^1]);
        var number = page.Split(" 匿名：报表太多")[0].Split('编')[^1];

        Assert.Contains("不采纳要写原因", await PageForm.Of(page, "答复").With("编号", number).With("结果", "不采纳").SendAsync(chief, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        page = await PageForm.Of(page, "答复").With("编号", number).With("内容", "九月起合成一张").SendAsync(chief);
        Assert.Contains($"已答复编{number}", page, StringComparison.Ordinal);
        Assert.Contains("没有编", await PageForm.Of(page, "答复").With("编号", "999999").With("内容", "没有的").SendAsync(chief, HttpStatusCode.BadRequest), StringComparison.Ordinal);

        var hers = await carol.ReadAsync("/consultations/1");
        Assert.Contains("收到 2 条，有结果 1 条", hers, StringComparison.Ordinal);
        Assert.DoesNotContain("材料", hers, StringComparison.Ordinal);
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Receipts.CountAsync(r => r.ReplyText.Contains("报表太多") && r.Key.StartsWith("console"))));
    }

    [Fact]
    public async Task An_opinion_becomes_a_problem_by_the_chosen_result_and_never_an_answer_of_these_words()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("chief", "征求意见 对会议的意见 9月20日");
        await bot.SayAsync("erin", "匿名意见 会太多");
        using var chief = await Browser.SignInAsync(bot, "chief");
        var form = PageForm.Of(await chief.ReadAsync("/consultations/1"), "答复");
        var number = await bot.AskStoreAsync(db => db.Opinions.Select(o => o.Number!.Value).SingleAsync());
        var named = form.With("编号", $"{number}");

        Assert.Contains("请在结果里选 转问题", await named.With("内容", "转为问题。").SendAsync(chief, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Null(await bot.AskStoreAsync(db => db.Opinions.Select(o => o.End).SingleAsync()));
        Assert.Contains("问1 会太多", await named.With("内容", string.Empty).With("结果", "转问题").SendAsync(chief), StringComparison.Ordinal);
        Assert.Equal("会太多", await bot.AskStoreAsync(db => db.LedgerItems.Select(i => i.Title).SingleAsync()));
    }

    [Fact]
    public async Task The_number_is_read_as_people_type_it_and_the_chosen_result_decides_whatever_the_words_begin_with()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("chief", "征求意见 对食堂的意见 9月20日");
        await bot.SayAsync("bob", "意见 中午开门晚");
        await bot.SayAsync("erin", "意见 菜太咸");
        using var chief = await Browser.SignInAsync(bot, "chief");
        var page = await chief.ReadAsync("/consultations/1");
        var numbers = await bot.AskStoreAsync(db => db.Opinions.OrderBy(o => o.Id).Select(o => o.Number!.Value).ToListAsync());
        var wide = string.Concat($"编号{numbers[0]}".Select(c => char.IsAsciiDigit(c) ? (char)(c + '０' - '0') : c));

        Assert.Contains("没看懂编号", await PageForm.Of(page, "答复").With("编号", "第一条").With("内容", "知道了").SendAsync(chief, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Contains("请填编号", await PageForm.Of(page, "答复").With("内容", "知道了").SendAsync(chief, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        page = await PageForm.Of(page, "答复").With("编号", wide).With("内容", "不采纳的几条会上都说明了").SendAsync(chief);
        Assert.Contains($"已答复编{numbers[0]}", page, StringComparison.Ordinal);
        Assert.Contains($"已答复编{numbers[1]}", await PageForm.Of(page, "答复").With("编号", $"＃{numbers[1]}").With("结果", "不采纳").With("内容", "转问题清单以前已经办过").SendAsync(chief), StringComparison.Ordinal);

        var ended = (await bot.AskStoreAsync(db => db.Opinions.OrderBy(o => o.Id).ToListAsync())).Select(o => $"{o.End} {o.AnswerText}").ToList();
        Assert.Equal(["Answered 不采纳的几条会上都说明了", "Refused 转问题清单以前已经办过"], ended);
        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync()));
    }

    [Fact]
    public async Task The_burden_of_a_month_is_open_to_everybody()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("alice", "问题 走廊应急灯不亮");
        using var bob = await Browser.SignInAsync(bot, "bob");
        Assert.Contains("2026年8月机器人请大家做的事", await bob.ReadAsync("/burden"), StringComparison.Ordinal);
        var page = await bob.ReadAsync("/burden?month=2026-09");
        Assert.Contains("<td data-of=\"多少\">1 项</td>", page, StringComparison.Ordinal);

        foreach (var month in (string[])["2099-99", "2026-10", "2016-09", "八月"])
        {
            var none = await bob.ReadAsync($"/burden?month={Uri.EscapeDataString(month)}", HttpStatusCode.BadRequest);
            Assert.Contains("没有这个月的数字", none, StringComparison.Ordinal);
            Assert.DoesNotContain("机器人请大家做的事", none, StringComparison.Ordinal);
        }
    }
}
