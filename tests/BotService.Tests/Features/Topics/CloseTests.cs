using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Topics;

public sealed class CloseTests
{
    [Fact]
    public async Task A_closed_topic_takes_no_answers_sends_no_reminders_and_keeps_its_figures()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 09:10");
        await bot.SayAsync("bob", "已学");

        Assert.Contains("1 人答复保留，5 人仍是未报", await bot.SayAsync("chief", "关闭 第37周"));
        Assert.Contains("已关闭：第37周《高质量发展》", await bot.SayAsync("chief", "是"));

        Assert.DoesNotContain("按时学完", await bot.SayAsync("carol", "已学"));
        Assert.Contains("按时 1", await bot.SayAsync("chief", "统计 第37周"));
        await bot.AdvanceToAsync("2026-09-14 08:00");
        Assert.Empty(bot.PushedBetween("2026-09-07 09:30", "2026-09-14 08:00"));
        Assert.Contains("已关闭，没有改动", await bot.SayAsync("chief", "关闭 第37周"));
    }

    [Fact]
    public async Task A_topic_that_was_only_planned_never_opens()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 09:00");

        Assert.Contains("还没开放", await bot.SayAsync("boss", "关闭 本周"));
        Assert.Contains("已取消", await bot.SayAsync("boss", "是"));
        await bot.AdvanceToAsync("2026-09-07 12:00");

        Assert.Empty(bot.PushesTo("bob"));
    }

    [Fact]
    public async Task A_no_closes_nothing()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 09:10");

        await bot.SayAsync("chief", "关闭 第37周");
        await bot.SayAsync("chief", "不");

        Assert.Contains("按时", await bot.SayAsync("bob", "已学"));
    }

    [Fact]
    public async Task A_topic_closed_before_anybody_answered_is_out_of_the_figures_and_of_everybodys_record()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 09:10");
        await bot.SayAsync("chief", "关闭 第37周");
        await bot.SayAsync("chief", "是");

        await bot.DoAsync("chief", "发布 读书 周五18:00");
        await bot.SayAsync("chief", "是");
        await bot.SayAsync("bob", "已学");

        Assert.Contains("应到 6", await bot.SayAsync("chief", "统计"));
        var mine = await bot.SayAsync("bob", "我的");
        Assert.Contains("《读书》", mine);
        Assert.DoesNotContain("高质量发展", mine);
    }

    [Fact]
    public async Task What_was_closed_can_be_opened_again_for_a_day()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 09:10");
        await bot.SayAsync("chief", "关闭 第37周");
        await bot.SayAsync("chief", "是");
        await bot.AdvanceToAsync("2026-09-08 08:00");

        await bot.SayAsync("chief", "重新开放 第37周");
        Assert.Contains("已恢复", await bot.SayAsync("chief", "是"));

        Assert.Contains("按时", await bot.SayAsync("bob", "已学"));
        Assert.Contains("按时 1", await bot.SayAsync("chief", "统计 第37周"));
        await bot.SayAsync("chief", "关闭 第37周");
        await bot.SayAsync("chief", "是");
        await bot.AdvanceToAsync("2026-09-09 08:01");
        Assert.Contains("没有改动", await bot.SayAsync("chief", "重新开放 第37周"));
    }

    [Fact]
    public async Task A_topic_that_ended_by_itself_need_not_be_closed_and_what_is_opened_again_too_late_takes_no_answers()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-13 19:00");
        await bot.SayAsync("bob", "已学");
        await bot.SayAsync("chief", "关闭 第37周");
        await bot.SayAsync("chief", "是");
        await bot.AdvanceToAsync("2026-09-13 21:00");

        var asked = await bot.SayAsync("chief", "重新开放 第37周");
        Assert.Contains("9月13日 周日 20:00 起已不收回复", asked);
        Assert.DoesNotContain("照原来的时间", asked);
        Assert.Contains("重新计入统计", await bot.SayAsync("chief", "是"));

        Assert.Contains("9月13日 周日 20:00 已经自己结束", await bot.SayAsync("chief", "关闭 第37周"));
        Assert.DoesNotContain("已关闭", await bot.SayAsync("chief", "是"));
    }

    [Theory]
    [InlineData("chief", "关闭", "请说明是哪一周")]
    [InlineData("chief", "关闭 第40周", "没有主题")]
    [InlineData("chief", "关闭 第37周 到周日", "没有改动")]
    [InlineData("alice", "关闭 第37周", "管理员")]
    public async Task What_is_unclear_or_not_allowed_closes_nothing(string who, string words, string answer)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 09:10");

        Assert.Contains(answer, await bot.SayAsync(who, words));
        Assert.Contains("按时", await bot.SayAsync("bob", "已学"));
    }

    [Theory]
    [InlineData("关闭 第37周的主题", true)]
    [InlineData("关闭 高质量", true)]
    [InlineData("关闭 乡村振兴", false)]
    [InlineData("关闭 本周主题教育", false)]
    public async Task A_topic_is_also_named_by_part_of_its_title(string words, bool isMeant)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        var answer = await bot.SayAsync("chief", words);
        Assert.Equal(isMeant, answer.Contains("还没有关闭。第37周《高质量发展》", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_topics_in_one_week_it_is_asked_which_and_the_choice_is_no_yes_yet()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync(title: "依法行政", audience: Tiers.Leadership);
        await bot.PlanTopicAsync(title: "乡村振兴", audience: Tiers.Branch);
        await bot.AdvanceToAsync("2026-09-08 10:00");

        await bot.AnswersAsync("chief", "关闭 第37周", "关闭哪一个");
        await bot.AnswersAsync("chief", "2", "还没有关闭");
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Topics.CountAsync(t => t.ClosedAt != null)));
        await bot.SayAsync("chief", "是");
        Assert.Equal("乡村振兴", await bot.AskStoreAsync(db => db.Topics.Where(t => t.ClosedAt != null).Select(t => t.Title).SingleAsync()));
    }
}
