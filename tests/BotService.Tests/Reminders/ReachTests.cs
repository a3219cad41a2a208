using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Reminders;

/// <summary>Who is reached, in how many messages, in which shape, and how often at most.</summary>
public sealed class ReachTests
{
    [Fact]
    public async Task An_audience_of_2300_is_three_calls_with_one_content_and_a_task_of_its_own_each()
    {
        await using var bot = await Bot.StartAsync(settings: Bot.NobodySpeaks);
        await bot.UsualPeopleAsync();
        await bot.ChangeAsync(async db =>
        {
            var group = await db.Groups.SingleAsync(g => g.Name == "一支部");
            db.Members.AddRange(Enumerable.Range(0, 2294).Select(i => Member.Create($"p{i:0000}", $"成员{i}", group.Id, Role.Member)));
        });
        await bot.PlanTopicAsync();

        await bot.AdvanceToAsync("2026-09-07 09:20");

        var cards = bot.WeCom.Sends.Where(send => send.MessageType == "template_card").ToList();
        Assert.Equal([300, 1000, 1000], cards.Select(card => card.Users.Count).Order());
        Assert.Equal(3, cards.Select(card => card.Content.GetProperty("task_id").GetString()).Distinct().Count());
        Assert.Single(cards.Select(card => card.Content.GetProperty("main_title").GetRawText()).Distinct());
        Assert.Equal(2300, cards.SelectMany(card => card.Users).Distinct().Count());
        Assert.Empty(bot.WeCom.Violations);
    }

    [Fact]
    public async Task Who_owes_two_topics_reads_on_each_rung_which_it_is_and_WeCom_drops_none()
    {
        await using var bot = await Bot.StartAsync("2026-09-21 08:00");
        await bot.UsualPeopleAsync();
        await bot.PeopleAsync("yang 小杨 青年小组");
        await bot.ChangeAsync(async db => db.Memberships.Add(new Membership { MemberId = (await db.Members.SingleAsync(m => m.UserId == "yang")).Id, GroupId = (await db.Groups.SingleAsync(g => g.Name == "一支部")).Id }));
        await bot.PlanTopicAsync("2026-W39", "支部的主题", Tiers.Branch);
        await bot.PlanTopicAsync("2026-W39", "青年的主题", Tiers.Youth);

        // In this week the Thursday is the due day, on which there is no midweek reminder.
        await bot.AdvanceToAsync("2026-09-25 20:00");

        var pushes = bot.PushesTo("yang");
        Assert.Equal(2, pushes.Distinct().Count());
        Assert.Equal(2, pushes.Count);
        Assert.Contains("本周主题已开放", pushes[0], StringComparison.Ordinal);
        Assert.Contains("最后一次提醒", pushes[1], StringComparison.Ordinal);
        Assert.All(bot.WeCom.Sends, send => Assert.False(send.Duplicate));
    }

    [Fact]
    public async Task Members_who_see_no_cards_get_words_that_say_what_to_answer()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ("Organisation:PushStyle", "text"));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync(link: "https://study.example/37");

        await bot.AdvanceToAsync("2026-09-12 09:20");

        Assert.DoesNotContain(bot.WeCom.Sends, send => send.MessageType == "template_card");
        Assert.All(bot.WeCom.DeliveredTo("bob"), send => Assert.Contains("请直接回复：已学 或 没学", Trace.TextOf(send)));
        Assert.Contains("https://study.example/37", bot.PushesTo("bob")[0]);
    }

    [Fact]
    public async Task A_liaison_reads_of_the_own_open_topic_in_the_digest_and_gets_no_midweek_reminder_besides()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ("Reminders:MidweekAt", "17:07"));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();

        await bot.AdvanceToAsync("2026-09-10 18:01");

        Assert.Equal(["09-07 09:07", "09-10 09:37"], bot.TimesFor("alice"));
        Assert.Contains("您自己也还没回复", bot.LastTo("alice"));
        Assert.Equal(["09-07 09:07", "09-10 17:07"], bot.TimesFor("bob"));
    }

    [Fact]
    public async Task Somebody_who_is_both_liaison_and_admin_reads_one_message()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ("Organisation:Admins:1", "ALICE"));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();

        await bot.AdvanceToAsync("2026-09-11 18:01");

        Assert.Equal(["alice", "boss", "chief", "dave"], bot.PushedAt("09-11 17:37"));
        Assert.Contains("未报：艾丽、鲍勃、卡萝", bot.LastTo("alice"));
        Assert.Contains("应到 6", bot.LastTo("alice"));
    }

    [Fact]
    public async Task Several_topics_at_once_are_one_message_that_tells_them_apart_and_one_push_of_the_budget()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await BelongAsync(bot, "bob", "青年小组");
        await bot.PlanTopicAsync(title: "支部主题", audience: Tiers.Branch, link: "https://study.example/b");
        await bot.PlanTopicAsync(title: "青年主题", audience: Tiers.Youth);

        await bot.AdvanceToAsync("2026-09-13 12:00");

        Assert.Equal(["09-07 09:07", "09-10 16:07", "09-11 14:37"], bot.TimesFor("bob"));
        var text = Trace.TextOf(bot.WeCom.DeliveredTo("bob")[0]);
        Assert.Contains("《支部主题》", text);
        Assert.Contains("《青年主题》", text);
        Assert.Contains("https://study.example/b", text);
        var answer = text.Split('\n').Last(line => line.StartsWith("请回复：", StringComparison.Ordinal))["请回复：".Length..].Split(" 或 ")[0];
        Assert.Contains("《青年主题》", await bot.SayAsync("bob", answer));
        Assert.Contains("本周提醒 3/3", await bot.SayAsync("bob", "我的"));
    }

    [Fact]
    public async Task Nobody_gets_more_than_three_pushes_a_week_and_the_last_reminder_goes_before_midweek()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await BelongAsync(bot, "bob", "青年小组");
        await bot.PlanTopicAsync(title: "支部主题", audience: Tiers.Branch);
        await bot.PlanTopicAsync(title: "青年主题", audience: Tiers.Youth, opens: "2026-09-08 10:11");

        await bot.AdvanceToAsync("2026-09-13 12:00");

        Assert.Equal(["09-07 09:07", "09-08 10:11", "09-11 14:37"], bot.TimesFor("bob"));
        Assert.Equal(["09-07 09:07", "09-10 16:07", "09-11 14:37"], bot.TimesFor("carol"));
        Assert.True(await bot.AskStoreAsync(db => db.AuditNotes.AnyAsync(n => n.Action == "spare")));
    }

    [Fact]
    public async Task Somebody_WeCom_cannot_reach_is_named_to_the_own_liaison_and_healed_by_writing()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        bot.WeCom.InvalidUsers.Add("bob");
        await bot.AdvanceToAsync("2026-09-10 17:40");

        Assert.Contains("未送达（消息到不了，请当面告知）：鲍勃", bot.LastTo("alice"));
        Assert.DoesNotContain("鲍勃", string.Concat(bot.PushesTo("dave").Concat(bot.PushesTo("boss"))));
        Assert.Contains("未送达：1 人", await bot.SayAsync("boss", "状态"));

        bot.WeCom.InvalidUsers.Remove("bob");
        await bot.SayAsync("bob", "本周");
        await bot.AdvanceToAsync("2026-09-11 14:40");

        Assert.Equal(["09-11 14:37"], bot.TimesFor("bob"));
        Assert.Contains("按时", await bot.SayAsync("bob", "已学"));
    }

    [Theory]
    [InlineData("已学", "已记下：第37周")]
    [InlineData("没学 出差", "已记下没学")]
    public async Task Somebody_who_was_lost_and_answers_as_the_first_thing_is_counted(string words, string answer)
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        bot.WeCom.InvalidUsers.Add("bob");
        await bot.AdvanceToAsync("2026-09-08 12:00");

        Assert.Contains(answer, await bot.SayAsync("bob", words));
        Assert.Contains("未送达：没有", await bot.SayAsync("boss", "状态"));
    }

    [Fact]
    public async Task Somebody_whom_a_later_push_reaches_again_is_no_longer_lost()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.PlanTopicAsync("2026-W38");
        bot.WeCom.InvalidUsers.Add("bob");
        await bot.AdvanceToAsync("2026-09-12 12:00");
        bot.WeCom.InvalidUsers.Remove("bob");

        await bot.AdvanceToAsync("2026-09-14 09:20");

        Assert.Contains("未送达：没有", await bot.SayAsync("boss", "状态"));
    }

    [Fact]
    public async Task A_group_whose_liaison_cannot_be_reached_is_told_to_admins_as_figures()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        bot.WeCom.InvalidUsers.Add("dave");

        await bot.AdvanceToAsync("2026-09-10 18:01");

        Assert.Contains("没有能收到消息的联络员", bot.LastTo("boss"));
        Assert.Contains("本组汇总无人收到：二支部", bot.LastTo("boss"));
        Assert.DoesNotContain("二支部（", bot.LastTo("boss"));
        Assert.DoesNotMatch("戴维|艾琳", bot.LastTo("boss"));
    }

    [Fact]
    public async Task Of_a_group_that_is_not_small_admins_read_how_many_are_waited_for()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        bot.WeCom.InvalidUsers.Add("alice");

        await bot.AdvanceToAsync("2026-09-10 18:01");

        Assert.Contains("一支部（未报 2，未送达 1）", bot.LastTo("boss"));
    }

    [Fact]
    public async Task A_due_time_that_moves_is_told_with_the_old_and_the_new_one_and_reminded_of_again()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-08 10:11");
        await bot.SayAsync("carol", "已学");
        Assert.Contains("已改", await bot.DoAsync("chief", "延期 第37周 到 9月15日17:30"));

        await bot.AdvanceToAsync("2026-09-20 12:01");

        Assert.Equal(["09-07 09:07", "09-08 10:11", "09-10 16:07", "09-15 14:37"], bot.TimesFor("bob"));
        var told = Trace.TextOf(bot.WeCom.DeliveredTo("bob")[1]);
        Assert.Contains("9月11日 周五 17:30", told);
        Assert.Contains("9月15日 周二 17:30", told);
        Assert.Equal(["09-07 09:07"], bot.TimesFor("carol"));
        Assert.Equal(["09-14 09:37", "09-15 14:37", "09-15 17:37"], bot.TimesFor("alice").TakeLast(3));
    }

    [Fact]
    public async Task Putting_off_after_the_last_reminder_makes_another_one_possible()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-11 15:11");
        await bot.DoAsync("chief", "延期 第37周 到 9月15日17:30");

        await bot.AdvanceToAsync("2026-09-20 12:01");

        // The week's three pushes are used up, so the new time is said by the next week's reminder.
        Assert.Equal(["09-07 09:07", "09-10 16:07", "09-11 14:37", "09-15 14:37"], bot.TimesFor("bob"));
        Assert.Contains("9月15日", bot.LastTo("bob"));
    }

    [Fact]
    public async Task An_idle_week_is_moved_in_a_moment()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync("2026-W45");
        await bot.AdvanceToAsync("2026-09-08 12:00");
        var moving = MeasuredTime.Start();

        await bot.AdvanceToAsync("2026-09-15 12:00");

        // Minute by minute it would be ten thousand looks; beside other tests a few take seconds.
        await moving.RequireWithinAsync(TimeSpan.FromSeconds(5), "The week");
    }

    private static Task BelongAsync(Bot bot, string userId, string groupName) => bot.ChangeAsync(async db =>
    {
        var group = new StudyGroup { Name = groupName, Tier = Tiers.Youth };
        db.Groups.Add(group);
        await db.SaveChangesAsync();
        var member = await db.Members.SingleAsync(m => m.UserKey == userId);
        member.OtherGroups.Add(new Membership { GroupId = group.Id });
    });
}
