using BotService.Messaging;
using BotService.Simulator;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Outbox;

/// <summary>What becomes of a message between being owed and being done.</summary>
public sealed class OwedMessageTests
{
    [Fact]
    public async Task A_message_that_is_of_no_use_any_more_is_skipped_and_not_sent()
    {
        await using var bot = await Bot.StartAsync();
        bot.WeCom.Faults.Add(SimulatorFault.Error("message/send", -1, times: 1));
        await OweAsync(bot, "useless", uselessFrom: bot.Clock.UtcNow + TimeSpan.FromSeconds(10));

        await bot.AdvanceToAsync("2026-09-07 08:30");

        Assert.Equal((OutboxState.Skipped, 0), (await StateAsync(bot), bot.WeCom.Sends.Count));
    }

    [Fact]
    public async Task A_hundred_calls_go_out_several_at_a_time()
    {
        await using var bot = await Bot.StartAsync();
        bot.WeCom.Faults.Add(SimulatorFault.Slow("message/send", TimeSpan.FromMilliseconds(50), times: SimulatorFault.Forever));

        await bot.ChangeAsync(db =>
        {
            for (var i = 0; i < 100; i++)
            {
                db.Outbox.Add(Owed(bot, $"many:{i}", $"person{i}"));
            }

            return Task.CompletedTask;
        });
        await bot.SettleAsync();

        Assert.Equal(100, bot.WeCom.Sends.SelectMany(send => send.Users).Distinct().Count());
        Assert.Equal(100, await bot.AskStoreAsync(db => db.Outbox.CountAsync(m => m.State == OutboxState.Sent)));
    }

    private static Task OweAsync(Bot bot, string key, DateTimeOffset? uselessFrom = null) => bot.ChangeAsync(db =>
    {
        db.Outbox.Add(Owed(bot, key, "bob", uselessFrom));
        return Task.CompletedTask;
    });

    private static OutboxMessage Owed(Bot bot, string key, string to, DateTimeOffset? uselessFrom = null) => new()
    {
        Key = key,
        TaskId = Guid.NewGuid().ToString("N"),
        Channel = "wecom",
        Recipients = to,
        Content = System.Text.Json.JsonSerializer.Serialize(new TextContent($"你好 {key}"), OutboundContentJson.Default.OutboundContent),
        CreatedAt = bot.Clock.UtcNow,
        NextAttemptAt = bot.Clock.UtcNow,
        UselessFrom = uselessFrom,
    };

    private static Task<OutboxState> StateAsync(Bot bot) => bot.AskStoreAsync(db => db.Outbox.Select(m => m.State).SingleAsync());
}
