using BotService.Inbox;
using BotService.Messaging;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Inbox;

/// <summary>A message delivered again is answered alike and done once, whether it was answered at once or waited.</summary>
public sealed class RepeatedMessageTests
{
    [Fact]
    public async Task Words_delivered_again_get_the_same_answer_and_change_nothing()
    {
        await using var bot = await ReadyAsync();
        var words = bot.Phone.Compose.Text("bob", "没学 出差");

        var first = await bot.Phone.DeliverAsync(words, Bot.Token);
        await bot.SayAsync("bob", "已学");
        var again = await bot.Phone.DeliverAsync(words, Bot.Token);

        Assert.Equal(first.Text, again.Text);
        Assert.Equal([Outcome.NotStudied, Outcome.OnTime], await bot.AskStoreAsync(db => db.ParticipationEntries.OrderBy(e => e.Id).Select(e => e.To).ToListAsync()));
    }

    [Fact]
    public async Task A_receipt_keeps_what_the_pressed_card_shows()
    {
        await using var bot = await ReadyAsync();

        var shown = await bot.PressAsync("bob", "已学");

        var receipt = await bot.AskStoreAsync(db => db.Receipts.SingleAsync());
        Assert.Equal((shown, shown), (receipt.ReplyButton, receipt.Given().ButtonText));
    }

    [Fact]
    public async Task An_answer_is_owed_once_to_who_asked_and_none_to_nobody_or_without_words()
    {
        await using var bot = await ReadyAsync();
        var (now, message) = (Bot.At("2026-09-07 10:00"), new IncomingMessage("wecom", "m1", "bob", IncomingKind.Words, "已学"));

        await OweAsync(bot, message, Reply.Say("多谢"), now);
        await OweAsync(bot, message, Reply.Say("再谢"), now);
        await OweAsync(bot, message with { Key = "m2" }, Reply.Silence, now);
        await OweAsync(bot, message with { Key = "m3", Sender = "" }, Reply.Say("谁"), now);

        var owed = await bot.AskStoreAsync(db => db.Outbox.Where(m => m.Key.StartsWith("late:")).SingleAsync());
        Assert.Equal(("late:m1", "wecom", "bob", now), (owed.Key, owed.Channel, owed.Recipients, owed.CreatedAt));
        Assert.Matches("^[0-9a-f]{32}$", owed.TaskId);
        await bot.AdvanceToAsync("2026-09-07 10:00");
        Assert.Contains(bot.PushesTo("bob"), push => push.Contains("多谢", StringComparison.Ordinal));
    }

    private static Task OweAsync(Bot bot, IncomingMessage message, Reply reply, DateTimeOffset now) =>
        bot.Services.GetRequiredService<StoreWriter>().RunAsync(
            async (_, db, token) =>
            {
                await db.OweAnswerAsync(message, reply, now, token);
                return true;
            },
            Bot.Token).AsTask();

    private static async Task<Bot> ReadyAsync()
    {
        var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 09:10");
        return bot;
    }
}
