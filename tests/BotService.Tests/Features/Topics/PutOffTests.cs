using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Topics;

public sealed class PutOffTests
{
    [Fact]
    public async Task Late_answers_within_the_new_time_become_answers_on_time()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-12 10:00");
        Assert.Contains("补学", await bot.SayAsync("bob", "已学 周末补上"));

        var answer = await bot.DoAsync("chief", "延期 第37周 到 周日18:00");

        Assert.All(["由 9月11日 周五 17:30 改为 9月13日 周日 18:00", "补学到 9月20日 周日 20:00", "1 人的补学改记为按时"], part => Assert.Contains(part, answer));
        var mine = await bot.AskStoreAsync(db => db.Participations.Include(p => p.History).SingleAsync(p => p.Member!.UserKey == "bob"));
        Assert.Equal((Outcome.OnTime, "周末补上", 2), (mine.Outcome, mine.Remark, mine.Revision));
        Assert.Equal([Outcome.Late, Outcome.OnTime], mine.History.OrderBy(e => e.Id).Select(e => e.To));
        Assert.Contains("按时", await bot.SayAsync("carol", "已学"));
        Assert.Contains("按时 2", await bot.SayAsync("chief", "统计"));
        Assert.Equal(1, await bot.AskStoreAsync(db => db.AuditNotes.CountAsync(n => n.Action == "put-off")));
    }

    [Fact]
    public async Task It_says_who_will_read_of_it_and_whose_week_is_full()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        Assert.Contains("还没回复的 6 人会收到改期通知。", await bot.DoAsync("chief", "延期 第37周 到 周五18:00"));
        await bot.AdvanceToAsync("2026-09-08 10:10");
        Assert.Equal(6, bot.PushedBetween("2026-09-08 10:00", "2026-09-08 10:10").Count);

        await bot.AdvanceToAsync("2026-09-11 16:30");

        Assert.Matches("还没回复的 6 人里，[0-5] 人会收到改期通知；[1-6] 人本周已收到 3 次提醒", await bot.DoAsync("chief", "延期 第37周 到 周日18:00"));
    }

    [Fact]
    public async Task Whoever_has_left_is_not_counted_among_those_who_will_read_of_it()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.ChangeAsync(async db => (await db.Members.SingleAsync(m => m.UserKey == "carol")).Left = new DateOnly(2026, 9, 8));

        Assert.Contains("还没回复的 5 人会收到改期通知。", await bot.DoAsync("chief", "延期 第37周 到 周日12:00"));
        await bot.AdvanceToAsync("2026-09-08 10:10");
        Assert.Equal(5, bot.PushedBetween("2026-09-08 10:00", "2026-09-08 10:10").Count);
    }

    [Fact]
    public async Task An_answer_that_became_on_time_can_still_be_taken_back()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-12 10:00");
        await bot.SayAsync("bob", "已学");
        await bot.DoAsync("chief", "延期 第37周 到 周日18:00");

        Assert.Contains("现在是未报", await bot.SayAsync("bob", "撤回"));
    }

    [Theory]
    [InlineData("延期 第37周 到 9月18日 18点", "9月18日 周五 18:00", "9月20日 周日 20:00")]
    [InlineData("延期第37周到下周五", "9月18日 周五 17:30", "9月20日 周日 20:00")]
    [InlineData("延期 本周 9月12日18:00", "9月12日 周六 18:00", "9月13日 周日 20:00")]
    [InlineData("延期 第37周 到 9月20日12:00", "9月20日 周日 12:00", "9月27日 周日 20:00")]
    [InlineData("延期 第37周 到 9月13日9:30", "9月13日 周日 09:30", "9月20日 周日 20:00")]
    public async Task The_last_moment_for_late_answers_moves_only_when_it_must(string words, string due, string lateUntil)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");

        Assert.Contains($"改为 {due}（补学到 {lateUntil}）", await bot.SayAsync("chief", words));
    }

    [Fact]
    public async Task The_usual_last_moment_for_late_answers_comes_back_with_the_due_time()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.DoAsync("chief", "延期 第37周 到 下周五18:00");

        Assert.Contains("补学到 9月13日 周日 20:00", await bot.DoAsync("chief", "延期 第37周 到 9月11日18:00"));
    }

    [Theory]
    [InlineData("延期", "请说明是哪一周")]
    [InlineData("延期 第37周", "没看懂")]
    [InlineData("延期 第37周 到 很久以后", "没看懂")]
    [InlineData("延期 第37周 到 9月7日18:00", "已经过了")]
    [InlineData("延期 第37周 到 9月11日17:30", "本来就是")]
    [InlineData("延期 第38周 到 周日18:00", "没有主题")]
    public async Task What_is_unclear_or_past_changes_nothing(string words, string answer)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");

        Assert.Contains(answer, await bot.SayAsync("chief", words));
        Assert.Equal(Bot.At("2026-09-11 17:30"), (await bot.AskStoreAsync(db => db.Topics.SingleAsync())).DueAt);
    }

    [Fact]
    public async Task Two_topics_in_one_week_are_told_apart_by_their_number()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync(title: "党组主题", audience: Tiers.Leadership);
        await bot.PlanTopicAsync(title: "支部主题", audience: Tiers.Branch);
        await bot.AnswersAsync("chief", "延期 第37周 到 周日18:00", "2  第37周《支部主题》");
        await bot.AnswersAsync("chief", "2", "《支部主题》截止由");
    }

    [Fact]
    public async Task Only_admins_put_off()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");

        Assert.Contains("管理员", await bot.SayAsync("alice", "延期 第37周 到 周日18:00"));
    }

    [Theory]
    [InlineData("延期两天", "9月13日 周日 17:30")]
    [InlineData("推迟到周六", "9月12日 周六 17:30")]
    [InlineData("延期到周日19:00", "9月13日 周日 19:00")]
    [InlineData("延期 第37周 一周", "9月18日 周五 17:30")]
    [InlineData("延期 本周主题到周六12:00", "9月12日 周六 12:00")]
    public async Task The_only_open_topic_needs_no_week_and_a_length_counts_from_its_due_time(string words, string due)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.AnswersAsync("chief", words, $"改为 {due}");
    }

    [Theory]
    [InlineData("延期两天吗")]
    [InlineData("不用推迟到周六")]
    [InlineData("延期 2周")]
    [InlineData("延期 等通知")]
    public async Task What_is_no_order_to_put_off_moves_nothing(string words)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.AnswersWithoutAsync("chief", words, "已改");
        Assert.Equal(Bot.At("2026-09-11 17:30"), (await bot.AskStoreAsync(db => db.Topics.SingleAsync())).DueAt);
    }

    [Fact]
    public async Task Of_several_open_topics_one_is_chosen()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync(title: "党组主题", audience: Tiers.Leadership);
        await bot.PlanTopicAsync(title: "支部主题", audience: Tiers.Branch);
        await bot.AdvanceToAsync("2026-09-08 10:00");

        await bot.AnswersAsync("chief", "延期三天", "延期哪一个");
        await bot.AnswersAsync("chief", "2", "《支部主题》截止由 9月11日 周五 17:30 改为 9月14日 周一 17:30");
    }

    [Fact]
    public async Task Whoever_is_on_leave_on_the_new_due_day_is_excused()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.SayAsync("bob", "请假 9月14日至9月16日 进修");
        await bot.SayAsync("alice", "准假 鲍勃");

        Assert.Contains("1 人到 9月15日 周二 已准假，记为请假", await bot.DoAsync("chief", "延期 第37周 到 9月15日18:00"));
        Assert.Equal(Outcome.Excused, await bot.OutcomeOfAsync("bob"));
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("carol"));
    }

    [Fact]
    public async Task Whoever_was_told_a_due_time_is_moved_only_after_a_yes_and_a_topic_nobody_heard_of_at_once()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-09 10:00");
        await bot.PlanTopicAsync("2026-W39", "新质生产力");
        await bot.SayAsync("bob", "请假 9月14日至9月15日 体检");
        await bot.SayAsync("alice", "准假 鲍勃");

        var asked = await bot.SayAsync("chief", "延期 第37周 到 9月15日19:00");

        Assert.Contains("还没有改动。第37周《高质量发展》截止由 9月11日 周五 17:30 改为 9月15日 周二 19:00", asked);
        Assert.Contains("还没回复的 5 人会收到改期通知。", asked);
        Assert.Equal(Bot.At("2026-09-11 17:30"), await DueAsync(bot, 202637));
        Assert.Contains("已改：", await bot.SayAsync("chief", "是"));
        Assert.Equal(Bot.At("2026-09-15 19:00"), await DueAsync(bot, 202637));
        await bot.AnswersAsync("chief", "延期 第39周 到 9月26日16:00", "已改：");
    }

    [Theory]
    [InlineData("延期 第37周 到 2027年9月11日 18:00", "新的截止时间 2027年9月11日 周六 18:00 比第37周")]
    [InlineData("延期 第37周 到 9月21日 8:00", "9月21日 周一 08:00 比第37周")]
    [InlineData("延期 第37周 三个星期", "晚了一周多，没有改动。请核对年份和日期。")]
    public async Task A_time_more_than_a_week_from_the_topics_week_is_refused_with_its_year(string words, string answer)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");

        await bot.AnswersAsync("chief", words, answer);
        Assert.Equal(Bot.At("2026-09-11 17:30"), await DueAsync(bot, 202637));
    }

    [Fact]
    public async Task A_due_day_of_another_year_is_said_with_its_year()
    {
        await using var bot = await Bot.StartAsync("2026-12-22 08:00");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync("2026-W53", "年终盘点", opens: "2026-12-28 09:07", due: "2026-12-31 16:00", lateUntil: "2027-01-03 20:00");

        await bot.AnswersAsync("chief", "延期 第53周 到 2027年1月2日 11:00", "截止由 12月31日 周四 16:00 改为 2027年1月2日 周六 11:00");
    }

    private static Task<DateTimeOffset> DueAsync(Bot bot, int week) => bot.AskStoreAsync(db => db.Topics.Where(t => t.WeekKey == week).Select(t => t.DueAt).SingleAsync());
}
