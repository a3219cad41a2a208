using BotService.Outbox;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using static BotService.Tests.Outbox.OutboxFixture;

namespace BotService.Tests.Outbox;

/// <summary>What a person has sent again begins anew; its bytes are kept only while WeCom would still weed out a repeat.</summary>
public sealed class BegunAnewTests
{
    [Fact]
    public async Task A_message_sent_again_has_its_whole_patience_before_it_and_is_made_anew()
    {
        await using var bot = await StartWithoutWorkerAsync();
        await bot.OweAsync(Dead("refused", mayHaveArrived: false, "2026-09-07 09:00"), Dead("other", mayHaveArrived: false, "2026-09-07 09:00"));

        Assert.Equal(new ResendResult(1, 0, 0), await ResendAsync(bot, (await bot.RowAsync("refused")).Id));

        var (again, other) = (await bot.RowAsync("refused"), await bot.RowAsync("other"));
        Assert.Equal((OutboxState.Waiting, 0, false, (string?)null), (again.State, again.Attempts, again.MayHaveArrived, again.Payload));
        Assert.Equal((Bot.At(Now), Bot.At(Now), (DateTimeOffset?)null, (DateTimeOffset?)null), (again.CreatedAt, again.NextAttemptAt, again.FirstSentAt, again.DoneAt));
        Assert.Equal((OutboxState.Dead, "bytes"), (other.State, other.Payload));
    }

    [Fact]
    public async Task What_may_have_arrived_waits_for_the_second_word_and_keeps_its_bytes_while_a_repeat_is_safe()
    {
        await using var bot = await StartWithoutWorkerAsync();
        await bot.OweAsync(Dead("safe", mayHaveArrived: true, "2026-09-07 05:40"), Dead("old", mayHaveArrived: true, "2026-09-07 05:39:59"), Dead("clear", mayHaveArrived: false, "2026-09-07 09:00"));

        Assert.Equal(new ResendResult(1, 2, 0), await ResendAsync(bot));
        Assert.Equal((OutboxState.Dead, true), ((await bot.RowAsync("safe")).State, (await bot.RowAsync("safe")).MayHaveArrived));
        Assert.Equal(new ResendResult(2, 0, 0), await ResendAsync(bot, evenIfArrived: true));

        Assert.Equal(("bytes", null), ((await bot.RowAsync("safe")).Payload, (await bot.RowAsync("old")).Payload));
    }

    [Fact]
    public async Task What_helps_nobody_any_more_is_counted_and_left_and_only_the_dead_are_asked()
    {
        await using var bot = await StartWithoutWorkerAsync();
        var waiting = Owed("waiting", due: "2026-09-07 12:00");
        var skipped = Owed("skipped");
        skipped.State = OutboxState.Skipped;
        await bot.OweAsync(Dead("too late", mayHaveArrived: false, "2026-09-07 09:00", uselessFrom: Now), Dead("in time", mayHaveArrived: false, "2026-09-07 09:00", uselessFrom: "2026-09-07 09:10:01"), waiting, skipped);

        Assert.Equal(new ResendResult(1, 0, 1), await ResendAsync(bot));

        Assert.Equal((OutboxState.Dead, OutboxState.Waiting, OutboxState.Skipped), ((await bot.RowAsync("too late")).State, (await bot.RowAsync("in time")).State, (await bot.RowAsync("skipped")).State));
    }

    [Fact]
    public async Task Of_very_many_the_oldest_five_hundred_begin_anew()
    {
        await using var bot = await StartWithoutWorkerAsync();
        await bot.OweAsync([.. Enumerable.Range(1, 501).Select(i => Dead($"message {i}", mayHaveArrived: false, "2026-09-07 09:00"))]);

        Assert.Equal(new ResendResult(500, 0, 0), await ResendAsync(bot));

        Assert.Equal((OutboxState.Waiting, OutboxState.Dead), ((await bot.RowAsync("message 1")).State, (await bot.RowAsync("message 501")).State));
    }

    private static OutboxMessage Dead(string key, bool mayHaveArrived, string firstSent, string? uselessFrom = null)
    {
        var message = Owed(key, uselessFrom: uselessFrom);
        (message.State, message.Attempts, message.CreatedAt, message.DoneAt) = (OutboxState.Dead, 5, Bot.At("2026-09-07 05:00"), Bot.At("2026-09-07 09:05"));
        (message.MayHaveArrived, message.FirstSentAt, message.Payload) = (mayHaveArrived, Bot.At(firstSent), "bytes");
        return message;
    }

    /// <summary>Saves without the signal to the outbox, so that what begins anew can be looked at before it leaves.</summary>
    private static async Task<ResendResult> ResendAsync(Bot bot, long? id = null, bool evenIfArrived = false)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<OutboxResend>().RunAsync(id, evenIfArrived, Bot.Token);
        await scope.ServiceProvider.GetRequiredService<BotDbContext>().SaveChangesAsync(Bot.Token);
        return result;
    }
}
