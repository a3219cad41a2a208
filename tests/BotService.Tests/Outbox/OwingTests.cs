using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static BotService.Tests.Outbox.OutboxFixture;

namespace BotService.Tests.Outbox;

/// <summary>What it means to owe a message: rows with a key each, in the transaction of whoever owes it.</summary>
public sealed class OwingTests
{
    [Fact]
    public async Task One_content_for_many_people_is_a_row_for_each_thousand()
    {
        await using var bot = await StartAsync();
        var people = Enumerable.Range(1, 2001).Select(i => $"person{i}").ToList();

        Assert.Equal(3, await OweAsync(bot, "survey", people, notBefore: Bot.At("2026-09-07 10:00"), uselessFrom: Bot.At("2026-09-07 12:00")));

        var rows = await bot.AskStoreAsync(db => db.Outbox.OrderBy(m => m.Id).ToListAsync());
        Assert.Equal(["survey", "survey:2", "survey:3"], rows.Select(row => row.Key));
        Assert.Equal([1000, 1000, 1], rows.Select(row => row.Recipients.Split('|').Length));
        Assert.Equal(people, rows.SelectMany(row => row.Recipients.Split('|')));
        Assert.All(rows, row => Assert.Equal(("wecom", Bot.At(Now), Bot.At("2026-09-07 10:00"), Bot.At("2026-09-07 12:00")), (row.Channel, row.CreatedAt, row.NextAttemptAt, row.UselessFrom)));
        Assert.All(rows, row => Assert.Matches("^[0-9a-f]{32}$", row.TaskId));
        Assert.Equal(3, rows.Select(row => row.TaskId).Distinct().Count());
    }

    [Fact]
    public async Task A_message_owed_without_a_time_is_due_at_once_and_always_of_use_and_one_to_nobody_is_none()
    {
        await using var bot = await StartAsync();

        Assert.Equal(1, await OweAsync(bot, "hello", ["bob"]));
        Assert.Equal(0, await OweAsync(bot, "nobody", []));

        var row = await bot.AskStoreAsync(db => db.Outbox.SingleAsync());
        Assert.Equal(("hello", "wecom", Bot.At(Now), (DateTimeOffset?)null), (row.Key, row.Channel, row.CreatedAt, row.UselessFrom));
        await Wait.UntilAsync(() => bot.TextsTo("bob") is ["多谢"]);
    }

    [Fact]
    public async Task Every_channel_registers_the_limits_that_it_has()
    {
        await using var bot = await StartAsync(("AiBot:BotId", "aib-test"), ("AiBot:Secret", "k4v9x2m7q1w8e3r6t5y0u2i4"));
        var (channels, limits) = (bot.Services.GetServices<IChannel>().ToList(), bot.Services.GetRequiredService<LimitsByChannel>());

        Assert.Equal(["aibot", "grouprobot", "wecom"], channels.Select(channel => channel.Name).Order(StringComparer.Ordinal));
        Assert.All(channels, channel => Assert.Same(channel.Limits, limits.Of(channel.Name)));
        Assert.Equal((int.MaxValue, null), (limits.Of("console").TextBytes, limits.Of("console").RepeatsDroppedFor));
    }

    [Fact]
    public async Task A_patience_that_makes_no_sense_refuses_the_start() =>
        // The program has told the operator what is wrong and is gone before anybody can talk to it.
        await Assert.ThrowsAnyAsync<ObjectDisposedException>(() => StartAsync(("Outbox:AtOnce", "0")));

    private static Task<int> OweAsync(Bot bot, string key, IEnumerable<string> to, DateTimeOffset? uselessFrom = null, DateTimeOffset? notBefore = null) =>
        bot.Services.GetRequiredService<StoreWriter>().RunAsync(
            (services, _, _) => ValueTask.FromResult(services.GetRequiredService<OutboxWriter>().Owe(key, to, new TextContent("多谢"), uselessFrom, notBefore)), Bot.Token).AsTask();
}
