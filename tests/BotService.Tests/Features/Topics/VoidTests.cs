using BotService.Tests.Harness;

namespace BotService.Tests.Features.Topics;

/// <summary>A topic that should not have been is taken back within a day: nobody owes it and no figure knows it.</summary>
public sealed class VoidTests
{
    [Theory]
    [InlineData("作废 第37周")]
    [InlineData("撤回发布 第37周")]
    public async Task A_voided_topic_is_out_of_all_figures_answers_or_not_and_the_week_is_free_again(string words)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 09:10");
        await bot.SayAsync("bob", "已学");

        Assert.Contains("1 人答复", await bot.SayAsync("chief", words));
        Assert.Contains("按时 1", await bot.SayAsync("chief", "统计 第37周"));
        await bot.SayAsync("chief", words);
        Assert.Contains("已作废", await bot.SayAsync("chief", "是"));

        Assert.Contains("没有主题", await bot.SayAsync("chief", "统计 第37周"));
        Assert.DoesNotContain("高质量发展", await bot.SayAsync("bob", "我的"));
        Assert.DoesNotContain("按时学完", await bot.SayAsync("carol", "已学"));
        await bot.DoAsync("chief", "发布 读书 周五18:00");
        await bot.SayAsync("chief", "是");
        Assert.Contains("《读书》", await bot.SayAsync("carol", "本周"));
        await bot.AdvanceToAsync("2026-09-14 08:00");
        Assert.DoesNotContain(bot.PushesTo("erin").Skip(1), push => push.Contains("高质量发展", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_topic_closed_with_answers_can_still_be_voided_within_the_day()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 09:10");
        await bot.SayAsync("bob", "已学");
        await bot.SayAsync("chief", "关闭 第37周");
        await bot.SayAsync("chief", "是");

        await bot.SayAsync("chief", "作废 第37周");
        await bot.SayAsync("chief", "是");

        Assert.Contains("没有主题", await bot.SayAsync("chief", "统计 第37周"));
    }

    [Fact]
    public async Task A_day_after_its_opening_it_is_refused_and_says_why()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 09:10");
        await bot.AdvanceToAsync("2026-09-08 09:08");

        Assert.Contains("开放后一天之内", await bot.SayAsync("chief", "作废 第37周"));

        Assert.Contains("按时", await bot.SayAsync("bob", "已学"));
    }

    [Fact]
    public async Task Voiding_can_be_undone_unless_the_week_has_another_topic()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 09:10");
        await bot.SayAsync("chief", "作废 第37周");
        await bot.SayAsync("chief", "是");
        await bot.SayAsync("chief", "重新开放 第37周");
        await bot.SayAsync("chief", "是");
        Assert.Contains("按时", await bot.SayAsync("bob", "已学"));

        await bot.SayAsync("chief", "作废 第37周");
        await bot.SayAsync("chief", "是");
        await bot.DoAsync("chief", "发布 读书 周五18:00");
        await bot.SayAsync("chief", "是");

        Assert.Contains("一周只有一个主题", await bot.SayAsync("chief", "重新开放 第37周"));
    }
}
