using System.Net;
using System.Net.Sockets;
using BotService.Store;
using BotService.Tests.Harness;

namespace BotService.Tests.Health;

public sealed class HealthPingTests
{
    [Fact]
    public async Task A_ready_service_calls_the_external_monitor()
    {
        using var monitor = new TcpListener(IPAddress.Loopback, 0);
        monitor.Start();
        var call = monitor.AcceptTcpClientAsync(Bot.Token);

        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ("Health:PingUrl", $"http://{monitor.LocalEndpoint}/ping/1"));

        using var client = await call;
        using var reader = new StreamReader(client.GetStream());
        Assert.Equal("GET /ping/1 HTTP/1.1", await reader.ReadLineAsync(Bot.Token));
    }

    [Fact]
    public async Task A_service_that_is_not_ready_leaves_the_monitor_alone()
    {
        using var monitor = new TcpListener(IPAddress.Loopback, 0);
        monitor.Start();
        var bot = await Bot.StartAsync();
        await bot.ChangeAsync(db =>
        {
            db.Outbox.Add(new OutboxMessage
            {
                Key = "stuck",
                TaskId = "stuck",
                Channel = "wecom",
                Recipients = "bob",
                Content = "{}",
                CreatedAt = Bot.At("2026-09-07 07:00"),
                Attempts = 3,
                NextAttemptAt = Bot.At("2026-09-08 07:00"),
            });
            return Task.CompletedTask;
        });
        await bot.StopAsync();

        await using var stuck = Bot.Start(bot.Store, "2026-09-07 08:01", ("Health:PingUrl", $"http://{monitor.LocalEndpoint}/"), ("Health:PingEvery", "00:00:01"));

        await Wait.UntilAsync(() => stuck.LogLines.Any(line => line.Contains("external monitor is not called", StringComparison.Ordinal)));
        Assert.False(monitor.Pending());
    }
}
