using BotService.Messaging;
using BotService.Outbox;
using BotService.Simulator;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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

    [Fact]
    public async Task Who_slept_over_the_lease_while_preparing_a_message_sends_nothing()
    {
        await using var bot = await Bot.StartWithAsync(services => services.AddScoped<IFileMaker, SleepyMaker>());

        await OweAsync(bot, new FileContent(SleepyMaker.Word, "x"));
        await bot.SettleAsync();
        var takenOver = await bot.AskStoreAsync(db => db.Outbox.Select(m => new { m.State, m.Attempts, m.Payload, m.LastReason }).SingleAsync());

        Assert.Empty(bot.WeCom.Sends);
        Assert.Equal((OutboxState.Waiting, 2, (string?)null, (string?)null), (takenOver.State, takenOver.Attempts, takenOver.Payload, takenOver.LastReason));
    }

    private static Task OweAsync(Bot bot, OutboundContent content) => bot.Services.GetRequiredService<StoreWriter>().RunAsync(
        (services, _, _) => ValueTask.FromResult(services.GetRequiredService<OutboxWriter>().Owe("file", ["bob"], content)), Bot.Token).AsTask();

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

    /// <summary>Takes so long that another node claims the message meanwhile.</summary>
    private sealed class SleepyMaker(BotDbContext db, TimeProvider time) : IFileMaker
    {
        public const string Word = "sleepy";

        public string Name => Word;

        public async ValueTask<string> MakeAsync(string argument, Stream target, CancellationToken cancellationToken)
        {
            var leasedUntil = time.GetUtcNow() + TimeSpan.FromMinutes(2);
            await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.Attempts, m => m.Attempts + 1).SetProperty(m => m.NextAttemptAt, leasedUntil), cancellationToken);
            await target.WriteAsync(new byte[10], cancellationToken);
            return "名册.txt";
        }
    }
}
