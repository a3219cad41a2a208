using BotService.Reminders;
using BotService.Tests.Harness;
using BotService.Time;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Health;

/// <summary>Whatever keeps reminders from being planned must not keep people from confirming.</summary>
public sealed class UnplannedStartTests
{
    [Fact]
    public async Task Reminders_that_cannot_be_planned_do_not_keep_confirmations_out()
    {
        var bot = await Bot.StartAsync("2026-09-07 08:00");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-10 16:05");
        await bot.StopAsync();

        await using var back = Bot.Start(bot.Store, "2026-09-10 16:08", services => services.AddSingleton<IReminderRule, BrokenRule>());

        Assert.Contains(back.LogLines, line => line.Contains("could not be planned at the start", StringComparison.Ordinal));
        Assert.Contains("已记下", await back.SayAsync("alice", "已学"));
    }

    private sealed class BrokenRule : IReminderRule
    {
        public string Name => "broken";

        public string Word => "坏了";

        public IEnumerable<Nudge> Due(TimeWindow window, PlanningFacts facts) => throw new InvalidOperationException("This rule always fails.");
    }
}
