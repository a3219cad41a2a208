using System.Text;
using BotService.Channels.WeCom;
using BotService.Messaging;
using BotService.Store;
using BotService.Tests.Harness;
using static BotService.Tests.Outbox.OutboxFixture;

namespace BotService.Tests.Outbox;

/// <summary>The same words said twice are two messages, although WeCom takes an identical one for a repeat and drops it.</summary>
public sealed class DistinctTextsTests
{
    private static readonly TextContent Words = new("多谢");

    [Fact]
    public async Task The_second_time_says_when_and_other_words_or_people_do_not()
    {
        await using var bot = await StartAsync();
        await bot.OweAsync(Owed("first", content: Words));
        await bot.SendDueAsync();

        await bot.OweAsync(Owed("again", content: Words), Owed("other words", content: new TextContent("再见")), Owed("other people", to: "carol", content: Words));
        await bot.SendDueAsync();

        Assert.Equal(["再见", "多谢", "多谢\n（09:10:00）"], bot.TextsTo("bob").Order(StringComparer.Ordinal));
        Assert.Equal(["多谢"], bot.TextsTo("carol"));
        Assert.DoesNotContain(bot.WeCom.Sends, send => send.Duplicate);
    }

    [Fact]
    public async Task What_was_said_long_enough_ago_or_never_left_is_no_reason_to_say_the_time()
    {
        await using var bot = await StartAsync();
        var (atLimit, neverLeft) = (Said("said at 04:40", "2026-09-07 04:40"), Said("never left", null));
        var within = Said("said just after", "2026-09-07 04:40:01", to: "carol");

        await bot.OweAsync(atLimit, neverLeft, within, Owed("to bob", content: Words), Owed("to carol", to: "carol", content: Words));
        await bot.SendDueAsync();

        Assert.Equal(["多谢"], bot.TextsTo("bob"));
        Assert.Equal(["多谢\n（09:10:00）"], bot.TextsTo("carol"));

        static OutboxMessage Said(string key, string? at, string to = "bob")
        {
            var message = Owed(key, to, Words);
            (message.State, message.FirstSentAt, message.DoneAt) = (OutboxState.Sent, at is null ? null : Bot.At(at), Bot.At(Now));
            return message;
        }
    }

    [Fact]
    public async Task A_text_as_long_as_may_be_gives_the_time_its_room()
    {
        await using var bot = await StartAsync();
        var full = new TextContent(new string('a', WeComChannel.Most.TextBytes));
        await bot.OweAsync(Owed("first", content: full));
        await bot.SendDueAsync();

        await bot.OweAsync(Owed("again", content: full));
        await bot.SendDueAsync();

        var said = bot.TextsTo("bob")[1];
        Assert.EndsWith("…\n（09:10:00）", said, StringComparison.Ordinal);
        Assert.Equal(WeComChannel.Most.TextBytes, Encoding.UTF8.GetByteCount(said));
    }

    [Fact]
    public async Task A_card_is_no_words_and_stays_as_it_is()
    {
        await using var bot = await StartAsync();
        var card = new CardContent("高质量发展", "本周主题") { Buttons = [new CardButton("已学", "已学")] };
        await bot.OweAsync(Owed("first", content: card));
        await bot.SendDueAsync();

        await bot.OweAsync(Owed("again", content: card));
        await bot.SendDueAsync();

        Assert.Equal(2, bot.PushesTo("bob").Count);
        Assert.DoesNotContain("09:10", bot.PushesTo("bob")[1], StringComparison.Ordinal);
    }
}
