using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Nudging;

public sealed class HoldAndQuietTests
{
    private const string Tuesday = "2026-09-08 10:11";

    [Fact]
    public async Task A_liaison_who_takes_care_keeps_the_bot_away_from_the_own_group_until_it_is_due()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);

        Assert.Contains("由您跟进", await bot.SayAsync("alice", "我来跟进"));
        Assert.Contains("已有人跟进", await bot.SayAsync("alice", "我来跟进 第37周"));
        await bot.AdvanceToAsync("2026-09-13 12:00");

        Assert.Equal(["09-07 09:07"], bot.TimesFor("bob"));
        Assert.Equal(["09-07 09:07", "09-11 17:37"], bot.TimesFor("alice"));
        Assert.Equal(["09-07 09:07", "09-10 16:07", "09-11 14:37"], bot.TimesFor("erin"));
        Assert.Contains("有人跟进：一支部", bot.LastTo("boss"));
        Assert.DoesNotMatch("艾丽|鲍勃|卡萝", bot.LastTo("boss"));
    }

    [Fact]
    public async Task It_holds_one_topic_only_and_not_after_the_due_time()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.PlanTopicAsync("2026-W38");
        await bot.SayAsync("alice", "我来跟进");
        await bot.AdvanceToAsync("2026-09-12 12:00");

        Assert.Contains("已过截止时间", await bot.SayAsync("alice", "我来跟进"));
        await bot.AdvanceToAsync("2026-09-17 17:00");
        Assert.Equal(["09-07 09:07", "09-14 09:07", "09-17 16:07"], bot.TimesFor("bob"));
    }

    [Theory]
    [InlineData("2026-09-09 10:01", "我来跟进 结束", "下一次 9月10日 周四 16:07 周中提醒", "09-07 09:07, 09-10 16:07, 09-11 14:37")]
    [InlineData("2026-09-10 16:09", "我来跟进 结束 第37周", "下一次 9月11日 周五 14:37 截止前提醒", "09-07 09:07, 09-11 14:37")]
    [InlineData("2026-09-11 15:01", "我来跟进第37周结束", "截止前没有别的提醒了", "09-07 09:07")]
    public async Task A_hold_that_ends_early_leaves_what_is_ahead_and_brings_nothing_back(string when, string words, string answer, string times)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        Assert.Contains("没有“我来跟进”的主题", await bot.SayAsync("alice", "我来跟进 结束"));
        await bot.SayAsync("alice", "我来跟进");
        await bot.AdvanceToAsync(when);

        Assert.Contains("没有“我来跟进”的主题", await bot.SayAsync("dave", "我来跟进 结束"));
        Assert.Contains(answer, await bot.SayAsync("alice", words));
        await bot.AdvanceToAsync("2026-09-13 12:00");

        Assert.Equal(times, string.Join(", ", bot.TimesFor("bob")));
        Assert.DoesNotContain("有人跟进", bot.LastTo("boss"));
    }

    [Fact]
    public async Task Ending_names_the_week_when_only_one_of_two_is_meant()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.PlanTopicAsync("2026-W38", opens: "2026-09-08 11:07");
        await bot.AdvanceToAsync("2026-09-08 11:31");
        await bot.SayAsync("alice", "我来跟进 第37周");
        await bot.SayAsync("alice", "我来跟进 第38周");

        Assert.DoesNotContain("第38周", await bot.SayAsync("alice", "我来跟进 结束 第37周"));
        await bot.AdvanceToAsync("2026-09-18 15:01");

        Assert.Equal(["09-07 09:07", "09-08 11:07", "09-11 14:37"], bot.TimesFor("bob"));
    }

    [Theory]
    [InlineData("别催鲍勃了，他在出差")]
    [InlineData("我来跟进 卡萝")]
    [InlineData("我去催卡萝")]
    public async Task One_person_is_not_held_and_the_whole_group_only_after_a_yes(string words)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.AnswersAsync("alice", words, "跟进只能是整组的");
        await bot.AnswersAsync("alice", "我来跟进 结束", "没有“我来跟进”的主题");
        await bot.AnswersAsync("alice", words, "跟进只能是整组的");
        await bot.AnswersAsync("alice", "是", "由您跟进");
    }

    [Theory]
    [InlineData("别催了")]
    [InlineData("没报的人我去催吧")]
    [InlineData("我来跟进没学的")]
    public async Task A_group_is_held_at_once_where_nobody_is_named(string words)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.AnswersAsync("alice", words, "由您跟进");
    }

    [Theory]
    [InlineData("alice", "别提醒卡萝了")]
    [InlineData("alice", "不要打扰卡萝和鲍勃")]
    [InlineData("bob", "别推送给艾丽")]
    public async Task Reminders_of_others_are_not_taken_for_ones_own(string who, string words)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.AnswersAsync(who, words, "先没有改");
        Assert.Null(await bot.AskStoreAsync(db => db.Members.Where(m => m.UserKey == who).Select(m => m.MutedUntil).SingleAsync()));
    }

    [Theory]
    [InlineData("不要再提醒我了")]
    [InlineData("别给我推送了")]
    [InlineData("少发消息吧")]
    [InlineData("少打扰一点")]
    [InlineData("少推送几条吧")]
    public async Task Ones_own_reminders_rest_at_once(string words)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.AnswersAsync("bob", words, "恢复提醒发：免打扰 0");
    }

    [Theory]
    [InlineData("免打扰", "9月14日", 1)]
    [InlineData("免打扰 2", "9月21日", 2)]
    [InlineData("免打扰两周", "9月21日", 2)]
    [InlineData("免打扰 3周", "9月28日", 3)]
    [InlineData("免打扰 3个星期", "9月28日", 3)]
    [InlineData("免打扰 两个礼拜", "9月21日", 2)]
    public async Task Quiet_weeks_leave_the_opening_card_and_say_so(string words, string lastDay, int weeks)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.PlanTopicAsync("2026-W38");

        var answer = await bot.SayAsync("bob", words);
        Assert.Contains("开放通知", answer);
        Assert.Contains(lastDay, answer);
        Assert.DoesNotContain("鲍勃", await bot.SayAsync("alice", "催办"));
        await bot.AdvanceToAsync("2026-09-20 20:01");

        Assert.Equal(weeks == 1 ? ["09-07 09:07", "09-14 09:07", "09-17 16:07", "09-20 14:37"] : ["09-07 09:07", "09-14 09:07"], bot.TimesFor("bob"));
    }

    [Theory]
    [InlineData("免打扰 0", "已恢复")]
    [InlineData("免打扰 关", "已恢复")]
    [InlineData("免打扰 9", "1 到 8 周")]
    [InlineData("免打扰 -1", "1 到 8 周")]
    [InlineData("免打扰-1", "1 到 8 周")]
    [InlineData("免打扰 一会儿", "1 到 8 周")]
    public async Task Quiet_ends_by_word_and_unclear_spans_are_asked_back(string words, string expected)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);

        Assert.Contains(expected, await bot.SayAsync("bob", words));
        await bot.AdvanceToAsync("2026-09-10 16:10");
        Assert.Equal(["09-07 09:07", "09-10 16:07"], bot.TimesFor("bob"));
    }
}
