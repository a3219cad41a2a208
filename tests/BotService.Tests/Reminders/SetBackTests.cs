using BotService.Store;
using BotService.Tests.Harness;

namespace BotService.Tests.Reminders;

/// <summary>Reminders are planned up to an instant. What is owed whatever the time, such as the word that a topic is open, does not wait until the clock has passed it.</summary>
public sealed class SetBackTests
{
    [Fact]
    public async Task A_topic_that_opens_at_the_very_instant_of_the_last_tick_is_announced()
    {
        await using var bot = await Bot.StartWithAsync(FrozenTime.At("2026-09-07 09:10"), "2026-09-07 09:10");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();

        await bot.AdvanceToAsync("2026-09-07 09:10");

        Assert.Contains("第37周", Assert.Single(bot.PushesTo("bob")));
    }

    [Fact]
    public async Task After_the_clock_was_set_back_a_topic_is_announced_when_it_opens_and_no_reminder_comes_twice()
    {
        var ahead = await Bot.StartAsync("2026-09-07 08:00");
        await ahead.UsualPeopleAsync();
        await ahead.PlanTopicAsync();
        await ahead.AdvanceToAsync("2026-09-10 16:45");
        Assert.Equal(2, ahead.PushesTo("bob").Count);
        await ahead.StopAsync();

        await using var bot = Bot.Start(ahead.Store, "2026-09-10 16:00");
        await bot.PlanTopicAsync(title: "又一个", audience: Tiers.Branch, opens: "2026-09-10 16:10", due: "2026-09-18 17:30");
        await bot.AdvanceToAsync("2026-09-10 16:20");

        Assert.Contains("又一个", Assert.Single(bot.PushesTo("bob")));
    }
}
