using System.Net;
using BotService.Tests.Harness;

namespace BotService.Tests.Console;

/// <summary>In Production nothing is switched on by itself, and the log says how it is.</summary>
public sealed class ConsoleOffTests
{
    [Fact]
    public async Task Without_an_address_the_log_names_the_key_once_and_the_paths_are_not_there()
    {
        await using var store = await TestStore.CreateAsync();
        await using var wecom = await WeComServer.StartAsync();
        var address = ServiceProcess.FreeAddress();
        await using var service = ServiceProcess.Start(store, wecom, address, Bot.At("2026-09-07 08:00"), ("ASPNETCORE_ENVIRONMENT", "Production"), ("Clock:Controllable", "false"));
        await service.LiveAsync();
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri(address, "/in"), Bot.Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await Wait.UntilAsync(() => service.Tail.Contains("Console__PublicUrl", StringComparison.Ordinal));
        Assert.Single(service.Tail.Split('\n'), line => line.Contains("Console__PublicUrl", StringComparison.Ordinal));
    }
}
