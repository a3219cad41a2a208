using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Notices;

public sealed class NoticeTests
{
    [Fact]
    public async Task It_is_shown_first_sent_after_a_yes_read_with_one_word_and_counted_without_an_hour()
    {
        await using var bot = await StartAsync();
        var preview = await bot.SayAsync("chief", "传达 市委主题教育实施方案 https://example.org/a 对象:全体");
        Assert.All(["应阅 6 人，1 人消息到不了", "传达不催当天", "涉密和内部文件请不要用这里转", "确认发出"], part => Assert.Contains(part, preview));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.AllTopics.CountAsync()));

        Assert.StartsWith("传1 已发 5 人", await bot.SayAsync("chief", "确认发出"), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-09-08 10:20");
        Assert.Contains("example.org", Assert.Single(bot.PushesTo("bob")));

        Assert.Equal("已阅", await bot.PressAsync("bob", "已阅"));
        Assert.Equal("传1《市委主题教育实施方案》已阅。", await bot.SayAsync("carol", "收到"));
        Assert.Contains("已阅过", await bot.SayAsync("carol", "已阅"));
        Assert.StartsWith("传1 应阅 6：已阅 2，未阅 3，未送达 1", await bot.SayAsync("chief", "传1"), StringComparison.Ordinal);
        Assert.StartsWith("传1 本组应阅 3：已阅 2，未阅 1，未送达 0", await bot.SayAsync("alice", "传1"), StringComparison.Ordinal);
        Assert.Contains("您：已阅", await bot.SayAsync("bob", "传1"));
        Assert.DoesNotContain(":", await bot.SayAsync("chief", "通知清单"));
    }

    [Fact]
    public async Task One_line_on_Thursday_to_whoever_has_not_read_it_and_then_silence()
    {
        await using var bot = await StartAsync();
        await bot.SayAsync("chief", "传达 十月安排");
        await bot.SayAsync("chief", "确认发出");
        await bot.AdvanceToAsync("2026-09-08 10:20");
        await bot.SayAsync("bob", "已阅");
        await bot.AdvanceToAsync("2026-09-25 18:00");

        Assert.Single(bot.PushesTo("bob"));
        Assert.Equal(2, bot.PushesTo("carol").Count);
        Assert.Equal(["alice", "carol", "chief", "dave"], bot.PushedBetween("2026-09-10 16:00", "2026-09-10 16:30"));
        Assert.Equal("传1《十月安排》已阅（补）。", await bot.SayAsync("carol", "已阅 传1"));
    }

    [Theory]
    [InlineData("传达 面向：、 消防演练安排")]
    [InlineData("传达 消防演练安排 对象:；， 第二稿")]
    public async Task Behind_the_word_for_whom_somebody_must_be_named_and_else_it_goes_to_nobody(string words)
    {
        await using var bot = await StartAsync();

        Assert.Contains("对象没看懂", await bot.SayAsync("chief", words));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.AllTopics.CountAsync()));
    }

    [Fact]
    public async Task The_preview_calls_the_line_on_Thursday_by_its_word()
    {
        await using var bot = await StartAsync();
        await bot.DoAsync("chief", "传达 消防演练安排");
        await bot.AdvanceToAsync("2026-09-08 10:20");

        var thursday = await bot.SayAsync("chief", "提醒预览 周四");

        Assert.Contains("16:07 传达 ", thursday);
        Assert.DoesNotContain("notice", thursday, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_study_reminder_the_line_stands_on_its_card_and_takes_no_push_from_it()
    {
        await using var bot = await StartAsync();
        await bot.PlanTopicAsync("2026-W37", opens: "2026-09-07 09:07");
        await bot.AdvanceToAsync("2026-09-08 10:10");
        await bot.SayAsync("bob", "已学");
        await bot.DoAsync("chief", "传达 十月安排");
        await bot.AdvanceToAsync("2026-09-10 16:30");

        // bob owes no study and reads it by itself; carol's last push of the week is left to the deadline, and the line rides on that.
        Assert.Equal(3, bot.PushesTo("bob").Count);
        Assert.Equal(2, bot.PushesTo("carol").Count);
        await bot.AdvanceToAsync("2026-09-11 18:00");
        Assert.Equal(3, bot.PushesTo("carol").Count);
        Assert.Contains("传1，看完发 已阅 传1", bot.PushesTo("carol")[^1]);
        Assert.Contains("没学", bot.PushesTo("carol")[^1]);
        Assert.Equal(3, bot.PushesTo("bob").Count);
    }

    [Fact]
    public async Task Whoever_has_no_push_left_this_week_gets_it_with_the_next_ones_first()
    {
        await using var bot = await StartAsync();
        await bot.ChangeAsync(async db =>
        {
            var carol = await db.Members.SingleAsync(m => m.UserId == "carol");
            db.SentNudges.AddRange(Enumerable.Range(0, 3).Select(i => new SentNudge { Rule = $"r{i}", SubjectId = 999, MemberId = carol.Id, WeekKey = 202637, At = Bot.At("2026-09-07 09:07").AddHours(i) }));
        });

        Assert.Contains("其中 1 人本周提醒已满，下周一一并收到", await bot.SayAsync("chief", "传达 十月安排"));
        Assert.StartsWith("传1 已发 4 人", await bot.SayAsync("chief", "发吧"), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-09-13 23:00");
        Assert.Empty(bot.PushesTo("carol"));
        await bot.AdvanceToAsync("2026-09-14 10:00");
        Assert.Contains("十月安排", Assert.Single(bot.PushesTo("carol")));
    }

    [Fact]
    public async Task Two_that_wait_are_asked_about_and_a_newcomer_owes_none()
    {
        await using var bot = await StartAsync();
        await bot.DoAsync("chief", "传达 市委主题教育实施方案");
        await bot.DoAsync("chief", "传达 十月安排");
        await bot.PeopleAsync("newbie 新人 一支部");

        Assert.Equal("您有 2 件待阅：传1 市委主题教育实施方案、传2 十月安排。请发 已阅 传1、已阅 传2，或 已阅 全部", await bot.SayAsync("bob", "已阅"));
        Assert.Equal("传2《十月安排》已阅。", await bot.SayAsync("bob", "传2 已阅"));
        Assert.Equal("传1《市委主题教育实施方案》已阅。\n传2《十月安排》已阅。", await bot.SayAsync("carol", "已阅 全部"));
        Assert.Contains("没有传1", await bot.SayAsync("newbie", "已阅 传1"));
        Assert.Contains("没有记成学习", await SayWithTopicAsync(bot, "newbie", "收到"));
    }

    [Theory]
    [InlineData("收到")]
    [InlineData("已读")]
    [InlineData("已阅")]
    [InlineData("收到，马上完成")]
    [InlineData("完成 传1")]
    [InlineData("已学 传1")]
    [InlineData("确认传1")]
    [InlineData("已阅，收获很大")]
    public async Task None_of_it_confirms_the_weeks_topic(string words)
    {
        await using var bot = await StartAsync();
        await bot.PlanTopicAsync("2026-W37", opens: "2026-09-07 09:07");
        await bot.AdvanceToAsync("2026-09-08 10:10");

        var answer = await bot.SayAsync("bob", words);

        Assert.DoesNotContain("已记下", answer);
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Participations.CountAsync(p => p.Outcome == Outcome.OnTime)));
    }

    [Fact]
    public async Task Received_and_studied_in_one_breath_confirms()
    {
        await using var bot = await StartAsync();
        await bot.PlanTopicAsync("2026-W37", opens: "2026-09-07 09:07");
        await bot.AdvanceToAsync("2026-09-08 10:10");

        Assert.Contains("按时", await bot.SayAsync("bob", "收到，已学"));
    }

    [Fact]
    public async Task Taken_back_within_a_day_nobody_hears_more_and_it_is_in_no_list()
    {
        await using var bot = await StartAsync();
        await bot.DoAsync("chief", "传达 十月安排");
        Assert.Contains("还没有撤回：传1《十月安排》应阅 6", await bot.SayAsync("chief", "撤回 传1"));
        Assert.Contains("由发的人或管理员撤回", await bot.SayAsync("bob", "传1 撤回"));
        Assert.Contains("已撤回传1", await bot.SayAsync("chief", "是"));
        Assert.Contains("已经撤回过了", await bot.SayAsync("chief", "传1 撤回"));
        await bot.AdvanceToAsync("2026-09-18 18:00");

        Assert.Empty(bot.PushesTo("bob"));
        Assert.Contains("没有传1", await bot.SayAsync("bob", "已阅 传1"));
        Assert.Contains("还没有传达过", await bot.SayAsync("chief", "通知清单"));
        await bot.DoAsync("chief", "传达 十一月安排");
        await bot.AdvanceToAsync("2026-09-21 10:00");
        Assert.Contains("撤不回", await bot.SayAsync("chief", "传2 撤回"));
    }

    [Fact]
    public async Task A_fourth_in_one_week_is_asked_about_and_a_liaison_reaches_the_own_group_alone()
    {
        await using var bot = await StartAsync();
        Assert.Contains("例如：传达", await bot.SayAsync("alice", "传达"));
        Assert.Contains("由联络员", await bot.SayAsync("bob", "传达 某事"));

        for (var i = 0; i < 3; i++)
        {
            Assert.DoesNotContain("这周已传达", await bot.SayAsync("alice", $"传达 第{i}件"));
            await bot.SayAsync("alice", "是");
        }

        Assert.Contains("这周已传达 3 件；合成一件更轻", await bot.SayAsync("alice", "传达 再来一件"));
        await bot.AdvanceToAsync("2026-09-08 10:20");
        Assert.Empty(bot.PushesTo("dave"));
        Assert.NotEmpty(bot.PushesTo("bob"));
        Assert.Contains("没有传1", await bot.SayAsync("dave", "传1"));
    }

    [Theory]
    [InlineData("已阅 传2、3")]
    [InlineData("已阅 传2和3")]
    [InlineData("传2、传3 已阅")]
    [InlineData("传2、3 看过了，谢谢")]
    [InlineData("传2和3 已阅")]
    [InlineData("传2 及 3 都看完了")]
    [InlineData("传2 3 已读")]
    public async Task Several_are_read_in_one_message(string said)
    {
        await using var bot = await StartAsync();
        await bot.DoAsync("chief", "传达 汛期值班安排");
        await bot.DoAsync("chief", "传达 十月安排");
        await bot.DoAsync("chief", "传达 消防演练安排");

        Assert.Equal("传2《十月安排》已阅。\n传3《消防演练安排》已阅。", await bot.SayAsync("bob", said));
        Assert.Contains("您：待阅", await bot.SayAsync("bob", "传1"));
    }

    [Theory]
    [InlineData("传1 已阅了")]
    [InlineData("传1收到")]
    [InlineData("传1 已阅，谢谢")]
    public async Task The_number_may_stand_first_with_a_courtesy_behind_the_word(string said)
    {
        await using var bot = await StartAsync();
        await bot.DoAsync("chief", "传达 汛期值班安排");

        Assert.Equal("传1《汛期值班安排》已阅。", await bot.SayAsync("carol", said));
    }

    [Theory]
    [InlineData("传1 撤回 附件发错了")]
    [InlineData("传1 撤销")]
    [InlineData("传1 取消，重发")]
    public async Task It_is_taken_back_with_a_reason_behind_the_word(string said)
    {
        await using var bot = await StartAsync();
        await bot.DoAsync("alice", "传达 汛期值班安排");

        Assert.Contains("还没有撤回：传1", await bot.SayAsync("alice", said));
        Assert.Contains("已撤回传1", await bot.SayAsync("alice", "是"));
    }

    [Fact]
    public async Task Whoever_takes_back_right_after_reading_takes_back_the_reading()
    {
        await using var bot = await StartAsync();
        await bot.PlanTopicAsync("2026-W37", opens: "2026-09-08 10:12");
        await bot.AdvanceToAsync("2026-09-08 10:20");
        await bot.SayAsync("bob", "已学");
        await bot.DoAsync("chief", "传达 十月安排");
        await bot.AdvanceToAsync("2026-09-08 10:40");
        await bot.SayAsync("bob", "已阅 传1");

        Assert.Equal("已收回：传1《十月安排》现在是待阅。原记录留在历史里。", await bot.SayAsync("bob", "撤回"));
        Assert.Contains("您：待阅", await bot.SayAsync("bob", "传1"));
        Assert.Equal(1, await bot.AskStoreAsync(db => db.Participations.CountAsync(p => p.Outcome == Outcome.OnTime)));
        Assert.Contains("第37周", await bot.SayAsync("bob", "撤回"));
    }

    private static async Task<string> SayWithTopicAsync(Bot bot, string who, string words)
    {
        await bot.PlanTopicAsync("2026-W37", opens: "2026-09-08 10:12");
        await bot.AdvanceToAsync("2026-09-08 10:20");
        return await bot.SayAsync(who, words);
    }

    private static async Task<Bot> StartAsync()
    {
        var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.ChangeAsync(async db => (await db.Members.SingleAsync(m => m.UserId == "erin")).UnreachableSince = Bot.At("2026-09-01 10:00"));
        bot.WeCom.InvalidUsers.Add("erin");
        return bot;
    }
}
