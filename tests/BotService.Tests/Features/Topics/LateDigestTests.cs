using BotService.Tests.Harness;

namespace BotService.Tests.Features.Topics;

public sealed class LateDigestTests
{
    [Fact]
    public async Task A_digest_behind_the_time_for_late_answers_promises_none_and_asks_for_none()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync(due: "2026-09-12 11:00");

        await bot.AdvanceToAsync("2026-09-14 12:00");

        Assert.All(["alice", "chief"], who =>
        {
            Assert.Contains("第37周《高质量发展》已经结束，补学也不再收", bot.LastTo(who), StringComparison.Ordinal);
            Assert.DoesNotContain("前还收补学", bot.LastTo(who), StringComparison.Ordinal);
        });
        Assert.DoesNotContain("您自己也还没回复", bot.LastTo("alice"), StringComparison.Ordinal);
        Assert.DoesNotContain("可发：未报", bot.LastTo("alice"), StringComparison.Ordinal);
    }
}
