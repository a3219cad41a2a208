using BotService.Simulator;
using BotService.Store;
using BotService.Tests.Harness;
using static BotService.Tests.Outbox.OutboxFixture;

namespace BotService.Tests.Outbox;

/// <summary>When an owed message leaves: at its instant, never in the quiet hours unless it must, never when it is of no use.</summary>
public sealed class DueTimeTests
{
    [Fact]
    public async Task What_one_person_is_owed_arrives_in_the_order_in_which_it_was_owed()
    {
        await using var bot = await OutboxFixture.StartWithoutWorkerAsync();
        await bot.UsualPeopleAsync();
        bot.WeCom.Faults.Add(SimulatorFault.Slow("message/send", TimeSpan.FromMilliseconds(300)));

        await bot.OweAsync(OutboxFixture.Owed("first"), OutboxFixture.Owed("second"));
        await bot.SendDueAsync();

        Assert.Equal(["你好 first", "你好 second"], bot.TextsTo("bob"));
    }

    [Fact]
    public async Task What_was_owed_days_ahead_is_tried_as_long_from_its_day_on_as_anything_else()
    {
        await using var bot = await StartAsync();
        bot.WeCom.Faults.Add(SimulatorFault.Error("message/send", -1));
        await bot.OweAsync(Owed("of Friday for Monday", due: "2026-09-14 09:00"));

        await bot.AdvanceToAsync("2026-09-14 09:30");

        Assert.Equal(["你好 of Friday for Monday"], bot.TextsTo("bob"));
    }

    [Fact]
    public async Task A_message_leaves_at_the_very_instant_it_is_due()
    {
        await using var bot = await StartAsync();
        await bot.OweAsync(Owed("later", due: "2026-09-07 10:20"), Owed("sooner", due: "2026-09-07 09:15"));

        await bot.AdvanceToAsync("2026-09-07 09:14:59");
        Assert.Empty(bot.WeCom.Sends);
        await bot.AdvanceToAsync("2026-09-07 11:00");

        Assert.Equal([("你好 sooner", Bot.At("2026-09-07 09:15")), ("你好 later", Bot.At("2026-09-07 10:20"))], bot.WeCom.Sends.Select(send => (Text(send), send.At)));
    }

    [Fact]
    public async Task What_has_waited_longest_leaves_first()
    {
        await using var bot = await StartAsync(("Outbox:AtOnce", "1"));
        await bot.OweAsync(Owed("second", due: "2026-09-07 09:13"), Owed("third", due: "2026-09-07 09:13"), Owed("first", due: "2026-09-07 09:12"));

        bot.SkipTo("2026-09-07 09:14");
        await bot.SendDueAsync();

        Assert.Equal(["你好 first", "你好 second", "你好 third"], bot.TextsTo("bob"));
    }

    [Fact]
    public async Task A_reminder_is_of_no_use_from_its_last_instant_on()
    {
        await using var bot = await StartAsync();
        await bot.OweAsync(Owed("just too late", uselessFrom: Now), Owed("just in time", uselessFrom: "2026-09-07 09:10:01"));

        await bot.SendDueAsync();

        Assert.Equal(["你好 just in time"], bot.TextsTo("bob"));
        var skipped = await bot.RowAsync("just too late");
        Assert.Equal((OutboxState.Skipped, "too late to be of use", Bot.At(Now)), (skipped.State, skipped.LastReason, skipped.DoneAt));
        Assert.Contains(bot.LogLines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains($"{skipped.Id} ends as Skipped: too late to be of use", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_the_evening_a_reminder_waits_for_the_morning_if_it_helps_then_and_an_answer_leaves()
    {
        await using var bot = await StartAsync();
        var inDoubt = Owed("in doubt", due: "2026-09-07 21:00", uselessFrom: "2026-09-08 10:00");
        (inDoubt.MayHaveArrived, inDoubt.FirstSentAt) = (true, Bot.At("2026-09-07 19:59"));
        await bot.OweAsync(
            inDoubt,
            Owed("an answer", due: "2026-09-07 21:00"),
            Owed("helps in the morning", due: "2026-09-07 21:00", uselessFrom: "2026-09-08 08:37:01"),
            Owed("helps no more then", due: "2026-09-07 21:00", uselessFrom: "2026-09-08 08:37"));

        await bot.AdvanceToAsync("2026-09-07 21:00");
        Assert.Equal(["你好 an answer", "你好 in doubt"], bot.TextsTo("bob").Order(StringComparer.Ordinal));
        Assert.Equal(OutboxState.Skipped, (await bot.RowAsync("helps no more then")).State);
        var waiting = await bot.RowAsync("helps in the morning");
        Assert.Equal((OutboxState.Waiting, 0, Bot.At("2026-09-08 08:37")), (waiting.State, waiting.Attempts, waiting.NextAttemptAt));

        await bot.AdvanceToAsync("2026-09-08 09:00");
        Assert.Equal(("你好 helps in the morning", Bot.At("2026-09-08 08:37")), (Text(bot.WeCom.Sends[^1]), bot.WeCom.Sends[^1].At));
    }

    [Fact]
    public async Task A_doubtful_message_is_repeated_up_to_the_last_safe_instant_and_then_left_to_a_person()
    {
        await using var bot = await StartAsync();
        await bot.OweAsync(Doubtful("still safe", "2026-09-07 05:40"), Doubtful("no longer", "2026-09-07 05:39:59"));

        await bot.SendDueAsync();

        Assert.Equal(["你好 still safe"], bot.TextsTo("bob"));
        var left = await bot.RowAsync("no longer");
        Assert.Equal((OutboxState.Dead, "may have arrived; a repeat would no longer be weeded out", true), (left.State, left.LastReason, left.MayHaveArrived));

        static OutboxMessage Doubtful(string key, string since)
        {
            var message = Owed(key);
            (message.MayHaveArrived, message.FirstSentAt) = (true, Bot.At(since));
            return message;
        }
    }
}
