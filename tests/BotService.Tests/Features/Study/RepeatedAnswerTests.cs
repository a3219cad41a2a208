using BotService.Tests.Harness;

namespace BotService.Tests.Features.Study;

public sealed class RepeatedAnswerTests
{
    [Fact]
    public async Task The_word_said_again_after_the_topic_has_closed_is_answered_as_said_before()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync(lateUntil: "2026-09-14 17:30");
        await bot.AdvanceToAsync("2026-09-07 09:10");
        await bot.SayAsync("bob", "已学");
        await bot.SayAsync("carol", "没学 出差");
        await bot.AdvanceToAsync("2026-09-15 10:00");

        Assert.Equal("第37周《高质量发展》您已确认过（按时），不用重复。现在没有等您答复的主题，发 本周 看安排。", await bot.SayAsync("bob", "已学"));
        Assert.Equal("第37周《高质量发展》您已确认过（按时），不用重复。已不再收回复，需要更正请找本组联络员代录。", await bot.SayAsync("bob", "已学 第37周"));
        Assert.Contains("已不再收回复，您的记录是：按时", await bot.SayAsync("bob", "没学 第37周"), StringComparison.Ordinal);
        Assert.DoesNotContain("已确认过", await bot.SayAsync("carol", "已学"), StringComparison.Ordinal);
        Assert.DoesNotContain("已确认过", await bot.SayAsync("erin", "已学 第37周"), StringComparison.Ordinal);
        Assert.DoesNotContain("已确认过", await bot.SayAsync("bob", "已学 《别的主题》"), StringComparison.Ordinal);
    }
}
