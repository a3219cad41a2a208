using System.Text;
using BotService.Inbox;
using BotService.Messaging;
using BotService.Simulator.AiBot;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Inbox;

/// <summary>The words in which the spool's file keeps a message outlive a release: what one wrote, the next one does.</summary>
public sealed class SpoolFormTests
{
    /// <summary>As earlier releases wrote them: to the app, in a group, from an id that nobody bound, and from one that was bound.</summary>
    private static readonly string[] Old =
    [
        """{"Channel":"wecom","Key":"w-old-1","Sender":"carol","Kind":"Words","Text":"意见 食堂周五太挤","ReceivedAt":"2026-09-08T10:10:00+08:00"}""",
        """{"Channel":"aibot","Key":"aibot|old-2","Sender":"bob","Kind":"Words","Text":"签到","ReceivedAt":"2026-09-08T10:11:00+08:00","GroupChat":"wrHall_7","IsAddress":true}""",
        """{"Channel":"aibot","Key":"aibot|old-3","Sender":"woNobody","Kind":"Words","Text":"意见 谁也不认得","ReceivedAt":"2026-09-08T10:12:00+08:00","IsAddress":true}""",
        """{"Channel":"aibot","Key":"aibot|old-4","Sender":"woErin_3","Kind":"Words","Text":"意见 走廊灯太暗","ReceivedAt":"2026-09-08T10:13:00+08:00","IsAddress":true}""",
    ];

    [Fact]
    public async Task What_the_last_release_kept_is_done_for_whoever_said_it_and_answered_where_it_was_said_alone()
    {
        var store = await TestStore.CreateAsync();
        await using var far = await AiBotSimulator.StartAsync(TimeProvider.System);
        far.Rules.NoteWritten("woErin_3");
        var before = Bot.Start(store, "2026-09-08 10:00");
        await before.UsualPeopleAsync();
        await before.ChangeAsync(db =>
        {
            db.Addresses.Add(new ChannelAddress { Channel = "aibot", Id = "woErin_3", UserKey = "erin", Since = Bot.At("2026-09-07 09:00") });
            return Task.CompletedTask;
        });
        await before.StopAsync();
        Directory.CreateDirectory(store.SpoolFolder);

        using (var spool = SpoolDatabase.Open(Path.Combine(store.SpoolFolder, SpoolDatabase.Name)))
        {
            spool.Add(Old.Select(text => Encoding.UTF8.GetBytes(text)));
        }

        await using var bot = Bot.Start(store, "2026-09-08 10:30", BotOnSocket.SettingsFor(far));

        await Wait.UntilAsync(() => bot.PushesTo("carol").Count > 0 && far.PushesTo("woErin_3").Count > 0);
        Assert.Equal(["走廊灯太暗", "食堂周五太挤"], (await bot.AskStoreAsync(db => db.Opinions.Select(o => o.Text).ToListAsync(Bot.Token))).Order(StringComparer.Ordinal));
        Assert.Equal("2026-09-08|wrHall_7", await bot.AskStoreAsync(db => db.Gatherings.Select(g => g.ChatDay).SingleAsync(Bot.Token)));
        Assert.Equal(1, await bot.AskStoreAsync(db => db.CheckIns.CountAsync(c => c.GatheringId != 0, Bot.Token)));
        var owed = await bot.AskStoreAsync(db => db.Outbox.Select(m => m.Key).ToListAsync(Bot.Token));
        Assert.Equal(["late:aibot|old-4", "late:w-old-1"], owed.Where(key => key.StartsWith("late:", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_kind_of_sender_and_place_comes_back_as_it_was_kept_in_words_that_the_last_release_reads()
    {
        var message = new IncomingMessage("aibot", "aibot|new-1", "woGina", IncomingKind.Press, "已学") { ReceivedAt = Bot.At("2026-09-08 10:14"), Answers = "0123456789ABCDEF" };

        foreach (var kind in Enum.GetValues<SenderKind>())
        {
            foreach (var place in (Place[])[Place.Direct, Place.Group("wrHall_7"), Place.Group(string.Empty)])
            {
                var said = message with { SenderKind = kind, Place = place };
                Assert.Equal(said, SpoolJson.Read(SpoolJson.Write(said)));
            }
        }

        var kept = Encoding.UTF8.GetString(SpoolJson.Write(message with { SenderKind = SenderKind.Address, Place = Place.Group("wrHall_7") }));
        Assert.Contains("\"GroupChat\":\"wrHall_7\"", kept, StringComparison.Ordinal);
        Assert.Contains("\"IsAddress\":true", kept, StringComparison.Ordinal);
    }
}
