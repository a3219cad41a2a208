using System.Net.Sockets;
using System.Text;
using BotService.Tests.Harness;

namespace BotService.Tests.Faults;

/// <summary>The real web server with more people connected than it bears: who says nothing, or only the half of something, keeps nobody out.</summary>
public sealed class ManyConnectionsTests
{
    private const int Held = 1_300;

    [Theory]
    [InlineData("")]
    [InlineData("POST /wecom/callback?msg_signature=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa&timestamp=1788750000&nonce=1 HTTP/1.1\r\nHost: x\r\nContent-Le")]
    public async Task More_connections_than_the_server_bears_keep_nobody_out(string said)
    {
        await using var store = await TestStore.CreateAsync();
        await using var wecom = await WeComServer.StartAsync();
        await using var service = ServiceProcess.Start(store, wecom, ServiceProcess.FreeAddress(), Bot.At("2026-09-07 08:00"), ("Spool:StorePatience", "00:00:04"));
        await service.ReadyAsync();

        // The first message compiles its way through the program.
        using var first = new ParallelSenders(() => service.Address, TimeSpan.FromMinutes(1));
        await Wait.UntilAsync(async () => (await first.AskAsync("stranger", "帮助")).Length > 0);
        var held = new List<TcpClient>();

        try
        {
            for (var number = 0; number < Held; number++)
            {
                var client = new TcpClient();
                held.Add(client);
                await client.ConnectAsync(service.Address.Host, service.Address.Port, Bot.Token);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(said), Bot.Token);
            }

            for (var number = 0; number < 10; number++)
            {
                // Each from a connection of its own, as WeCom's many machines do.
                using var phone = new ParallelSenders(() => service.Address, TimeSpan.FromMinutes(1));
                var asked = MeasuredTime.Start();
                Assert.Contains("不在名单", await phone.AskAsync("stranger", "帮助"), StringComparison.Ordinal);
                await asked.RequireWithinAsync(ParallelSenders.WeComsPatience, "WeCom would have hung up: an answer");
            }
        }
        finally
        {
            held.ForEach(client => client.Dispose());
        }
    }
}
