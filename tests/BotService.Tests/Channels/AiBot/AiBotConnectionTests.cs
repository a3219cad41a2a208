using System.Text.Json.Nodes;
using BotService.Simulator.AiBot;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Channels.AiBot;

/// <summary>One connection for all nodes, and what becomes of it.</summary>
public sealed class AiBotConnectionTests
{
    [Fact]
    public async Task After_an_eviction_nothing_connects_before_a_node_is_started_again()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Far.EvictAsync();
        await Wait.UntilAsync(async () => await PartAsync(bot.Bot) == "unhealthy");
        Assert.Equal(503, (int)(await bot.Bot.Http.GetAsync("/health/ready", Bot.Token)).StatusCode);
        Assert.Equal(1, bot.Far.Logins);

        var again = Bot.Start(bot.Bot.Store, "2026-09-07 08:00", [("Simulator:Enabled", "false"), .. BotOnSocket.SettingsFor(bot.Far)]);
        await Wait.UntilAsync(() => bot.Far.Logins == 2);
        await Wait.UntilAsync(async () => await PartAsync(bot.Bot) == "healthy");
        await again.StopAsync();
    }

    [Fact]
    public async Task A_refused_login_is_tried_once_and_with_the_app_beside_it_the_service_stays_ready()
    {
        await using var far = await AiBotSimulator.StartAsync(TimeProvider.System);
        far.Faults.RefuseLogins = true;
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", BotOnSocket.SettingsFor(far));
        await Wait.UntilAsync(async () => await PartAsync(bot) == "unhealthy");
        Assert.Equal(200, (int)(await bot.Http.GetAsync("/health/ready", Bot.Token)).StatusCode);
        Assert.Single(far.Seen, seen => seen.Cmd == "aibot_subscribe");
        Assert.Contains("登录被拒绝", await bot.SayAsync("boss", "状态"));
    }

    [Fact]
    public async Task What_waits_for_an_evicted_bot_leaves_the_service_ready_with_the_app_beside_it()
    {
        await using var bot = await BotOnSocket.StartWithAppAsync();
        await bot.Bot.PlanTopicAsync();
        await bot.SayAsync("erin", "帮助");
        bot.Bot.WeCom.InvalidUsers.Add("erin");
        await bot.Far.EvictAsync();
        await Wait.UntilAsync(async () => await PartAsync(bot.Bot) == "unhealthy");
        await bot.Bot.AdvanceToAsync("2026-09-07 11:00");

        Assert.True(await bot.Bot.AskStoreAsync(db => db.Outbox.AnyAsync(m => m.Channel == "aibot" && m.State == OutboxState.Waiting, Bot.Token)));
        Assert.Equal("unhealthy", await PartAsync(bot.Bot));
        Assert.Equal(200, (int)(await bot.Bot.Http.GetAsync("/health/ready", Bot.Token)).StatusCode);
    }

    [Fact]
    public async Task A_second_node_stands_by_and_takes_over_when_the_first_is_stopped()
    {
        await using var bot = await BotOnSocket.StartAsync();
        var second = Bot.Start(bot.Bot.Store, "2026-09-07 08:00", [("Simulator:Enabled", "false"), .. BotOnSocket.SettingsFor(bot.Far)]);
        await Wait.UntilAsync(async () => await PartAsync(second) == "healthy");
        Assert.Equal(1, bot.Far.Logins);

        var stopping = MeasuredTime.Start();
        await bot.Bot.StopAsync();
        await Wait.UntilAsync(() => bot.Far is { Logins: 2, IsConnected: true });
        await stopping.RequireWithinAsync(TimeSpan.FromSeconds(8), "The take-over");
        Assert.DoesNotContain(bot.Far.Seen, seen => seen.Code == 853000);
        await second.StopAsync();
    }

    [Fact]
    public async Task A_node_takes_over_from_one_that_died_when_its_lease_has_run_out()
    {
        await using var far = await AiBotSimulator.StartAsync(TimeProvider.System);
        await using var first = await Bot.StartAsync();
        await first.ChangeAsync(db =>
        {
            db.Leases.Add(new Lease { Name = "aibot", Holder = "dead", HeldUntil = TimeProvider.System.GetUtcNow().AddSeconds(5) });
            return Task.CompletedTask;
        });

        var second = Bot.Start(first.Store, "2026-09-07 08:00", BotOnSocket.SettingsFor(far));
        await Wait.UntilAsync(async () => await PartAsync(second) == "healthy");
        await Wait.UntilAsync(() => far is { Logins: 1, IsConnected: true });
        await second.StopAsync();
    }

    [Fact]
    public async Task A_link_that_breaks_is_taken_up_again()
    {
        await using var bot = await BotOnSocket.StartAsync();
        bot.Far.Cut();
        await Wait.UntilAsync(() => bot.Far is { Logins: 2, IsConnected: true });
        await bot.ConnectedAsync();
        Assert.Contains("帮助", await bot.SayAsync("bob", "呜呼"));
    }

    [Fact]
    public async Task A_link_that_says_nothing_any_more_is_given_up_when_two_pings_in_a_row_are_unanswered()
    {
        await using var bot = await BotOnSocket.StartAsync(("AiBot:Heartbeat", "00:00:01"));
        bot.Far.Faults.KeepSilent("ping");
        var before = Pings();
        await Wait.UntilAsync(() => Pings() > before);
        var silence = MeasuredTime.Start();

        // A heartbeat is a second here: one for each of the two, and none between them.
        await Wait.UntilAsync(() => bot.Bot.LogLines.Any(line => line.Contains("left two pings unanswered", StringComparison.Ordinal)));
        await silence.RequireWithinAsync(TimeSpan.FromSeconds(2.8), "Giving up");
        bot.Far.Faults.KeepSilent("ping", on: false);
        await Wait.UntilAsync(() => bot.Far is { Logins: >= 2, IsConnected: true });

        int Pings() => bot.Far.Seen.Count(seen => seen.Cmd == "ping");
    }

    private static async Task<string?> PartAsync(Bot bot)
    {
        using var answer = await bot.Http.GetAsync("/health/ready", Bot.Token);
        return (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Bot.Token))!["parts"]!["aibot"]!["status"];
    }
}
