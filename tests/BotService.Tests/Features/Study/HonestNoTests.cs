using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Study;

/// <summary>没学 with its reason is recorded whatever the reason says, and what speaks against it is still asked about.</summary>
public sealed class HonestNoTests
{
    [Theory]
    [InlineData("没学 课件点不开", "课件点不开")]
    [InlineData("没学，音频没声音", "音频没声音")]
    [InlineData("未学：后台网页打不开", "后台网页打不开")]
    [InlineData("没学 文章看不了", "文章看不了")]
    [InlineData("没学 没收到通知", "没收到通知")]
    [InlineData("没学 一个字都没读", "一个字都没读")]
    [InlineData("没学 给忘记了", "给忘记了")]
    [InlineData("未学，忘了", "忘了")]
    [InlineData("没学 漏掉了", "漏掉了")]
    [InlineData("本周没学，忘了这事", "忘了这事")]
    [InlineData("没学 不想看", "不想看")]
    [InlineData("没学 确实挤不出时间", "确实挤不出时间")]
    [InlineData("没学，实在顾不上", "实在顾不上")]
    [InlineData("没学 顾不上", "顾不上")]
    [InlineData("没学，没时间看，这周值班", "没时间看，这周值班")]
    [InlineData("没学 第37周 来不及", "来不及")]
    public async Task The_reason_is_recorded_with_it(string said, string reason)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");

        await bot.AnswersAsync("bob", said, "已记下没学");

        var mine = await bot.AskStoreAsync(db => db.Participations.SingleAsync(p => p.Member!.UserKey == "bob"));
        Assert.Equal((Outcome.NotStudied, reason), (mine.Outcome, mine.Remark));
    }

    [Theory]
    [InlineData("没学，链接打不开怎么办")]
    [InlineData("没学，课件打不开，再发一次")]
    [InlineData("没学 忘了？")]
    [InlineData("没学，不对")]
    [InlineData("没学 取消")]
    [InlineData("没学，没有")]
    [InlineData("链接打不开，没法看")]
    public async Task What_asks_for_help_or_takes_it_back_is_not_recorded(string said)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");

        await bot.SayAsync("bob", said);

        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
    }

    [Theory]
    [InlineData("没学 出差在外")]
    [InlineData("没学")]
    public async Task Whoever_is_excused_by_a_granted_leave_stays_excused(string said)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.SayAsync("carol", "请假 9月9日至9月11日 体检");
        await bot.SayAsync("alice", "准假 卡萝");

        await bot.AnswersAsync("carol", said, "已准假，记的是请假");
        Assert.Equal(Outcome.Excused, await bot.OutcomeOfAsync("carol"));
        await bot.AnswersAsync("carol", "已学", "按时");
    }

    [Theory]
    [InlineData("已学")]
    [InlineData("看完了")]
    [InlineData("没学")]
    public async Task Right_after_the_last_moment_the_state_of_what_has_ended_is_said(string said)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-13 20:05");

        await bot.AnswersAsync("erin", said, "第37周《高质量发展》已不再收回复，您的记录是：未报。需要更正请找本组联络员代录");
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("erin"));

        await bot.AdvanceToAsync("2026-09-17 10:00");
        await bot.AnswersAsync("erin", said, "现在没有等您答复的主题");
    }

    [Theory]
    [InlineData("不")]
    [InlineData("不用")]
    [InlineData("那不用了")]
    [InlineData("不需要了")]
    public async Task A_bare_no_where_nothing_is_asked_changes_nothing_and_says_so(string said)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");

        await bot.AnswersAsync("bob", said, "好的，什么也没有改");
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
    }
}
