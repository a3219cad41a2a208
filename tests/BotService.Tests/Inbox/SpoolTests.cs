using System.Net;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Inbox;

/// <summary>What was acknowledged while the store was away is done when it is back, once, as of when it was said.</summary>
public sealed class SpoolTests
{
    [Fact]
    public async Task A_message_said_while_the_store_is_away_counts_when_it_was_said_and_is_answered_by_a_push()
    {
        var store = await TestStore.CreateAsync();
        await using var outage = new StoreOutage(store);
        await using var bot = Bot.Start(store, "2026-09-07 08:00", outage.Settings);
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-11 17:29");

        await outage.BreakAsync();
        Assert.Empty(await bot.SayAsync("bob", "已学 停电了"));
        Assert.Contains("spool", await ReadyAsync(bot, HttpStatusCode.ServiceUnavailable));
        await outage.HealAsync();

        await Wait.UntilAsync(() => bot.PushesTo("bob").Any(push => push.Contains("按时", StringComparison.Ordinal)));
        var mine = await bot.AskStoreAsync(db => db.Participations.SingleAsync(p => p.Member!.UserKey == "bob"));
        Assert.Equal((Outcome.OnTime, "停电了"), (mine.Outcome, mine.Remark));
        Assert.True(mine.AnsweredAt < Bot.At("2026-09-11 17:30"));
        Assert.Contains("\"ready\"", await ReadyAsync(bot, HttpStatusCode.OK));
    }

    [Fact]
    public async Task Messages_are_done_in_the_order_they_came_and_a_repeated_one_once()
    {
        var store = await TestStore.CreateAsync();
        await using var outage = new StoreOutage(store);
        await using var bot = Bot.Start(store, "2026-09-07 08:00", outage.Settings);
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-08 10:00");

        await outage.BreakAsync();
        var repeated = bot.Phone.Compose.Text("bob", "没学 出差");
        Assert.True((await bot.Phone.DeliverAsync(repeated, Bot.Token)).IsEmpty);
        Assert.True((await bot.Phone.DeliverAsync(repeated, Bot.Token)).IsEmpty);
        Assert.Empty(await bot.SayAsync("bob", "已学 火车上学完了"));
        Assert.Empty(await bot.SayAsync("carol", "已学"));
        await outage.HealAsync();

        await Wait.UntilAsync(() => bot.PushesTo("carol").Any(push => push.Contains("按时", StringComparison.Ordinal)));
        var entries = await bot.AskStoreAsync(db => db.ParticipationEntries.OrderBy(e => e.Id).Select(e => e.To).ToListAsync());
        Assert.Equal([Outcome.NotStudied, Outcome.OnTime, Outcome.OnTime], entries);
        await Wait.UntilAsync(() => bot.PushesTo("bob").Count >= 3);
        Assert.Equal(3, bot.PushesTo("bob").Count);
    }

    [Fact]
    public async Task A_service_that_ends_with_messages_in_its_spool_does_them_after_the_next_start()
    {
        var store = await TestStore.CreateAsync();
        await using var outage = new StoreOutage(store);
        var first = Bot.Start(store, "2026-09-07 08:00", outage.Settings);
        await first.UsualPeopleAsync();
        await first.PlanTopicAsync();
        await first.AdvanceToAsync("2026-09-08 10:00");
        await outage.BreakAsync();
        Assert.Empty(await first.SayAsync("bob", "已学"));
        await first.StopAsync();
        await outage.HealAsync();

        await using var second = Bot.Start(store, "2026-09-08 10:01", outage.Settings);

        await Wait.UntilAsync(() => second.PushesTo("bob").Any(push => push.Contains("按时", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_service_that_starts_while_the_store_is_away_lives_keeps_messages_and_heals_by_itself()
    {
        var store = await TestStore.CreateAsync();
        await using var outage = new StoreOutage(store);
        await using (var before = Bot.Start(store, "2026-09-07 08:00", outage.Settings))
        {
            await before.UsualPeopleAsync();
            await before.PlanTopicAsync();
            await before.AdvanceToAsync("2026-09-08 10:00");
            await before.StopAsync();
            await outage.BreakAsync();

            await using var bot = Bot.Start(store, "2026-09-08 10:01", outage.Settings);
            Assert.Equal(HttpStatusCode.OK, (await bot.Http.GetAsync(new Uri("/health/live", UriKind.Relative), Bot.Token)).StatusCode);
            Assert.Contains("store", await ReadyAsync(bot, HttpStatusCode.ServiceUnavailable));
            Assert.Empty(await bot.SayAsync("bob", "已学"));
            await outage.HealAsync();

            await Wait.UntilAsync(() => bot.PushesTo("bob").Any(push => push.Contains("按时", StringComparison.Ordinal)));
            await bot.StopAsync();
        }
    }

    [Fact]
    public async Task A_full_spool_says_so_to_the_person_and_to_the_operator()
    {
        var store = await TestStore.CreateAsync();
        await using var outage = new StoreOutage(store);
        await using var bot = Bot.Start(store, "2026-09-07 08:00", [.. outage.Settings, ("Spool:MostBytes", "16384")]);
        await bot.UsualPeopleAsync();
        await outage.BreakAsync();

        for (var i = 0; i < 3; i++)
        {
            Assert.Empty(await bot.SayAsync("bob", $"已学 {new string('长', 1500)}"));
        }

        var refused = await bot.SayAsync("bob", $"已学 {new string('长', 1500)}");
        var ready = await ReadyAsync(bot, HttpStatusCode.ServiceUnavailable);
        await outage.HealAsync();

        Assert.Contains("没有记下", refused);
        Assert.Contains("85 % full", ready);
        Assert.Contains(bot.LogLines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("spool is full", StringComparison.Ordinal));
        Assert.Contains(bot.LogLines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("85 % full", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_recorded_callback_that_is_played_while_the_store_is_away_does_not_fill_the_spool()
    {
        var store = await TestStore.CreateAsync();
        await using var outage = new StoreOutage(store);
        await using var bot = Bot.Start(store, "2026-09-07 08:00", outage.Settings);
        await bot.UsualPeopleAsync();
        await outage.BreakAsync();
        var recorded = bot.Phone.Compose.Text("bob", "没学 出差");

        for (var time = 0; time < 20; time++)
        {
            Assert.True((await bot.Phone.DeliverAsync(recorded, Bot.Token)).IsEmpty);
        }

        Assert.Contains("1 messages wait", await ReadyAsync(bot, HttpStatusCode.ServiceUnavailable));
        await outage.HealAsync();
        Assert.Contains("\"ready\"", await ReadyAsync(bot, HttpStatusCode.OK));
    }

    [Fact]
    public async Task The_spool_is_for_its_owner_alone()
    {
        var store = await TestStore.CreateAsync();
        await using var bot = Bot.Start(store, "2026-09-07 08:00");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        var file = Path.Combine(store.SpoolFolder, "spool.db-wal");
        await Wait.UntilAsync(() => File.Exists(file));

#pragma warning disable CA1416 // Skipped above.
        Assert.All(Directory.GetFiles(store.SpoolFolder), path => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path)));
#pragma warning restore CA1416
    }

    private static async Task<string> ReadyAsync(Bot bot, HttpStatusCode expected)
    {
        var text = string.Empty;
        await Wait.UntilAsync(async () =>
        {
            var response = await bot.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Bot.Token);
            text = await response.Content.ReadAsStringAsync(Bot.Token);
            return response.StatusCode == expected;
        });
        return text;
    }
}
