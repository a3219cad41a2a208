using BotService.Store;
using BotService.Tests.Harness;
using BotService.Tests.Outbox;

namespace BotService.Tests.Health;

/// <summary>A fault in what is planned is a fault of the reminders, not of the service.</summary>
public sealed class UnplannedStartTests
{
    [Fact]
    public async Task Reminders_that_cannot_be_planned_do_not_keep_confirmations_out()
    {
        var bot = await Bot.StartAsync("2026-09-07 08:00");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-10 16:05");
        var inTheWay = OutboxFixture.Owed($"midweek:1:{Bot.At("2026-09-10 16:07").ToUnixTimeSeconds()}");
        inTheWay.State = OutboxState.Dead;
        await bot.OweAsync(inTheWay);
        await bot.StopAsync();

        await using var back = Bot.Start(bot.Store, "2026-09-10 16:08");

        Assert.Contains(back.LogLines, line => line.Contains("could not be planned at the start", StringComparison.Ordinal));
        Assert.Contains("已记下", await back.SayAsync("alice", "已学"));
    }
}
