using BotService.Simulator;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotService.Tests.Outbox.OutboxFixture;

namespace BotService.Tests.Outbox;

/// <summary>How long a message is tried, and how far apart its tries are.</summary>
public sealed class PatienceTests
{
    [Fact]
    public async Task Waits_double_up_to_the_longest_and_are_up_to_a_quarter_longer()
    {
        await using var bot = await StartAsync(("Outbox:FirstWait", "00:00:10"), ("Outbox:LongestWait", "00:01:00"));
        bot.WeCom.Faults.Add(SimulatorFault.Error("message/send", -1, times: 6));
        await bot.OweAsync(Owed("busy"));

        await bot.AdvanceToAsync("2026-09-07 10:00");

        var tries = bot.WeCom.Calls.Where(call => call.Path == "message/send").Select(call => call.At).ToList();
        var waits = tries.Zip(tries.Skip(1), (a, b) => (b - a).TotalSeconds);
        Assert.Collection(waits, Around(10), Around(20), Around(40), Around(60), Around(60), Around(60));

        static Action<double> Around(double seconds) => wait => Assert.InRange(wait, seconds, seconds * 1.25);
    }

    [Fact]
    public async Task Messages_that_failed_together_do_not_come_back_together()
    {
        await using var bot = await StartAsync();
        bot.WeCom.Faults.Add(SimulatorFault.Error("message/send", -1, times: 8));

        await bot.OweAsync([.. Enumerable.Range(1, 8).Select(i => Owed($"message {i}", to: $"person{i}"))]);
        await bot.SendDueAsync();

        Assert.Equal(8, await bot.AskStoreAsync(db => db.Outbox.Select(m => m.NextAttemptAt).Distinct().CountAsync()));
    }

    [Fact]
    public async Task Who_is_told_to_come_later_comes_later_but_never_sooner_than_the_doubling_says()
    {
        await using var bot = await StartAsync(("Outbox:FirstWait", "00:00:40"));
        bot.WeCom.Faults.Add(SimulatorFault.Error("message/send", 45009, times: 2));
        await bot.OweAsync(Owed("too often"));

        await bot.AdvanceToAsync("2026-09-07 09:30");

        var tries = bot.WeCom.Calls.Where(call => call.Path == "message/send").Select(call => call.At).ToList();
        Assert.InRange((tries[1] - tries[0]).TotalSeconds, 60, 75);
        Assert.InRange((tries[2] - tries[1]).TotalSeconds, 80, 100);
    }

    [Fact]
    public async Task A_message_is_left_to_a_person_when_it_was_tried_long_enough_and_not_before()
    {
        await using var bot = await StartAsync(("Outbox:TryFor", "01:00:00"));
        bot.WeCom.Faults.Add(SimulatorFault.Error("message/send", -1, times: 2));

        await bot.OweAsync(Aged("an hour old", "2026-09-07 08:10"), Aged("older", "2026-09-07 08:09:59"));
        await bot.SendDueAsync();

        Assert.Equal(OutboxState.Waiting, (await bot.RowAsync("an hour old")).State);
        var left = await bot.RowAsync("older");
        Assert.Equal((OutboxState.Dead, Bot.At(Now), false), (left.State, left.DoneAt, left.MayHaveArrived));
        Assert.StartsWith("-1 ", left.LastReason);

        static OutboxMessage Aged(string key, string created)
        {
            var message = Owed(key);
            (message.CreatedAt, message.FirstSentAt) = (Bot.At(created), Bot.At(created));
            return message;
        }
    }
}
