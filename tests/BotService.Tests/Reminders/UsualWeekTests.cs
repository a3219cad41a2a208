using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Reminders;

/// <summary>Rules 1 to 5 with a service that runs all the time, in ordinary weeks and in those that the calendar of 2026 bends.</summary>
public sealed class UsualWeekTests
{
    [Fact]
    public async Task A_silent_member_hears_of_a_topic_at_opening_midweek_and_before_it_is_due_and_never_again()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync(link: "https://study.example/37");

        await bot.AdvanceToAsync("2026-09-20 23:00");

        Assert.Equal(["09-07 09:07", "09-10 16:07", "09-11 14:37"], bot.TimesFor("bob"));
        Assert.Contains("https://study.example/37", bot.PushesTo("bob")[0]);
        Assert.Contains("最后一次提醒", bot.LastTo("bob"));
        Assert.Empty(bot.WeCom.Violations);
    }

    [Fact]
    public async Task Liaisons_get_one_digest_a_working_day_before_and_one_afterwards_with_names_of_the_own_group_only()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:01");
        await bot.SayAsync("carol", "已学");
        await bot.SayAsync("dave", "已学");

        await bot.AdvanceToAsync("2026-09-11 18:01");

        Assert.Equal(["09-10 09:37", "09-11 17:37"], bot.TimesFor("dave").Skip(1));
        var digests = bot.WeCom.DeliveredTo("dave").Skip(1).Select(Trace.TextOf).ToList();
        Assert.All(digests, digest => Assert.Contains("艾琳", digest));
        Assert.All(digests, digest => Assert.DoesNotMatch("鲍勃|卡萝|艾丽|您自己", digest));
        Assert.Contains("未报 1，未送达 0", digests[0]);
        Assert.Contains("不再自动提醒", digests[1]);
        Assert.Contains("您自己也还没回复，回复 已学 即可", bot.LastTo("alice"));
    }

    [Fact]
    public async Task Admins_get_one_closing_digest_with_figures_that_add_up_and_without_a_single_name()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:01");
        await bot.SayAsync("chief", "已学");
        await bot.SayAsync("bob", "没学");

        await bot.AdvanceToAsync("2026-09-13 12:00");

        Assert.Equal(["09-11 17:37"], bot.TimesFor("boss"));
        var digest = bot.LastTo("boss");
        Assert.Contains("应到 6", digest);
        Assert.Contains("按时 1", digest);
        Assert.Contains("没学 1", digest);
        Assert.Contains("未报 4", digest);
        Assert.DoesNotMatch("艾丽|鲍勃|卡萝|戴维|艾琳|程序", digest);
    }

    [Theory]
    // Ends on a make-up Sunday.
    [InlineData("2026-W38", "2026-09-14 08:00", "09-14 09:07, 09-17 16:07, 09-20 14:37", "09-18 09:37", "09-20 17:37")]
    // Friday is off: midweek would be the due day.
    [InlineData("2026-W39", "2026-09-21 08:00", "09-21 09:07, 09-24 14:37", "09-23 09:37", "09-24 17:37")]
    // Thursday and Friday are off: midweek moves to Wednesday, which is the due day.
    [InlineData("2026-W40", "2026-09-28 08:00", "09-28 09:07, 09-30 14:37", "09-29 09:37", "09-30 17:37")]
    // Starts on Thursday and works on Saturday: midweek would be the opening day.
    [InlineData("2026-W41", "2026-10-05 08:00", "10-08 09:07, 10-10 14:37", "10-09 09:37", "10-10 17:37")]
    // After the Spring Festival: starts on Tuesday, ends on a make-up Saturday.
    [InlineData("2026-W09", "2026-02-20 08:00", "02-24 09:07, 02-26 16:07, 02-28 14:37", "02-27 09:37", "02-28 17:37")]
    // New Year's Day is a Thursday, the Sunday is worked.
    [InlineData("2026-W01", "2025-12-29 08:00", "12-29 09:07, 12-31 16:07, 01-04 14:37", "12-31 09:37", "01-04 17:37")]
    public async Task Every_week_keeps_its_rhythm_on_the_days_that_are_worked(string week, string start, string member, string liaison, string closing)
    {
        await using var bot = await Bot.StartAsync(start);
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync(week);

        await bot.AdvanceToAsync($"{bot.Clock.Now.AddDays(20):yyyy-MM-dd} 12:00");

        Assert.Equal(member, string.Join(", ", bot.TimesFor("bob")));
        Assert.Equal(["boss", "chief"], bot.PushedAt(closing).Except(["alice", "dave"]));
        Assert.Contains("alice", bot.PushedAt(liaison));
        Assert.Contains("alice", bot.PushedAt(closing));
        Assert.Single(bot.PushedAt(closing), "alice");
        Assert.Equal(1, bot.PushesTo("bob").Count(push => push.Contains("最后一次提醒", StringComparison.Ordinal)));
        Assert.Contains("最后一次提醒", bot.LastTo("bob"));
    }

    [Theory]
    [InlineData("2026-09-05 10:00", null, "09-07 08:37, 09-10 16:07, 09-11 14:37", "09-11 17:37")]
    [InlineData("2026-09-07 22:15", null, "09-08 08:37, 09-10 16:07, 09-11 14:37", "09-11 17:37")]
    [InlineData("2026-09-07 09:00", null, "09-07 09:07, 09-10 16:07, 09-11 14:37", "09-11 17:37")]
    [InlineData("2026-09-07 10:30", null, "09-07 10:37, 09-10 16:07, 09-11 14:37", "09-11 17:37")]
    [InlineData("2026-09-10 11:11", null, "09-10 11:11, 09-11 14:37", "09-11 17:37")]
    [InlineData("2026-09-11 16:16", null, "09-11 16:16", "09-11 17:37")]
    [InlineData(null, "2026-09-12 18:00", "09-07 09:07, 09-10 16:07, 09-11 14:37", "09-14 08:37")]
    [InlineData(null, "2026-09-11 23:00", "09-07 09:07, 09-10 16:07, 09-11 14:37", "09-14 08:37")]
    [InlineData(null, "2026-09-10 11:00", "09-07 09:07, 09-09 17:07", "09-10 11:07")]
    public async Task Times_of_its_own_keep_to_working_days_quiet_hours_and_odd_minutes(string? opens, string? due, string member, string closing)
    {
        await using var bot = await Bot.StartAsync("2026-09-04 08:00");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync(opens: opens, due: due, lateUntil: "2026-09-20 20:00");

        await bot.AdvanceToAsync("2026-09-21 12:01");

        Assert.Equal(member, string.Join(", ", bot.TimesFor("bob")));
        Assert.Contains("boss", bot.PushedAt(closing));
        Assert.All(bot.Times(), time => Assert.DoesNotMatch(":(00|30)$", time));
    }

    [Theory]
    [InlineData("2026-09-08 10:12", "09-08 10:12, 09-10 16:07, 09-11 14:37")]
    [InlineData("2026-09-08 10:30", "09-08 10:37, 09-10 16:07, 09-11 14:37")]
    [InlineData("2026-09-08 21:40", "09-09 08:37, 09-10 16:07, 09-11 14:37")]
    [InlineData("2026-09-11 18:12", "09-11 18:12")]
    public async Task A_topic_imported_after_its_opening_time_opens_at_once_and_is_announced_as_soon_as_may_be(string now, string member)
    {
        await using var bot = await Bot.StartAsync(now);
        await bot.UsualPeopleAsync();
        await bot.SettleAsync();
        await bot.PlanTopicAsync();

        await bot.AdvanceToAsync("2026-09-20 12:01");

        Assert.Equal(member, string.Join(", ", bot.TimesFor("bob")));
    }

    [Fact]
    public async Task Whoever_has_answered_in_whichever_way_hears_no_more_and_a_full_group_sends_no_digest()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:01");
        await bot.SayAsync("dave", "已学");
        await bot.SayAsync("erin", "没学 出差");
        await bot.SayAsync("alice", "代录 鲍勃 已学 会上说的");

        await bot.AdvanceToAsync("2026-09-20 12:00");

        Assert.All(["dave", "erin", "bob"], person => Assert.Equal(["09-07 09:07"], bot.TimesFor(person)));
        Assert.Equal(3, bot.TimesFor("carol").Count);
    }

    [Fact]
    public async Task A_closed_topic_says_no_more()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-08 10:01");
        await bot.SayAsync("chief", "关闭 第37周");
        await bot.SayAsync("chief", "是");

        await bot.AdvanceToAsync("2026-09-20 12:00");

        Assert.Equal(["09-07 09:07"], bot.Times());
    }

    [Fact]
    public async Task People_who_join_or_leave_in_the_middle_of_the_week_are_neither_nudged_nor_named_as_silent()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-08 10:01");
        await bot.PeopleAsync("fred 新人 一支部");
        await bot.ChangeAsync(async db => (await db.Members.SingleAsync(m => m.UserKey == "bob")).Left = new DateOnly(2026, 9, 9));

        await bot.AdvanceToAsync("2026-09-20 12:00");

        Assert.Empty(bot.TimesFor("fred"));
        Assert.Equal(["09-07 09:07"], bot.TimesFor("bob"));
        Assert.Contains("已离开名单，不用联系：鲍勃", bot.LastTo("alice"));
        Assert.Contains("应到 6", bot.LastTo("boss"));
    }

    [Theory]
    [InlineData("请假 9月10日 看病", "09-07 09:07, 09-11 14:37")]
    [InlineData("请假 9月11日 看病", "09-07 09:07")]
    public async Task Nobody_is_nudged_on_days_of_leave_even_while_the_answer_is_out(string words, string expected)
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-08 10:01");
        await bot.SayAsync("bob", words);

        await bot.AdvanceToAsync("2026-09-20 12:00");

        Assert.Equal(expected, string.Join(", ", bot.TimesFor("bob")));
        Assert.Equal(Outcome.Pending, await bot.AskStoreAsync(db => db.Participations.Where(p => p.Member!.UserKey == "bob").Select(p => p.Outcome).SingleAsync()));
    }
}
