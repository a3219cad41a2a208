using System.Net;
using BotService.Tests.Harness;

namespace BotService.Tests.Health;

public sealed class EmptyRosterTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Acceptance")]
    public async Task A_service_outside_development_that_knows_nobody_is_not_ready_until_somebody_is_imported(string environment)
    {
        await using var op = await Operator.StartAsync();
        await using var wecom = await WeComServer.StartAsync();
        var address = ServiceProcess.FreeAddress();
        await using var service = ServiceProcess.Start(op.Store, wecom, address, Bot.At("2026-09-07 08:00"), ("ASPNETCORE_ENVIRONMENT", environment), ("Clock:Controllable", "false"));
        await service.LiveAsync();
        using var http = new HttpClient();

        using (var ready = await http.GetAsync(new Uri(address, "/health/ready"), Bot.Token))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            Assert.Contains("the roster is empty", await ready.Content.ReadAsStringAsync(Bot.Token), StringComparison.Ordinal);
        }

        await op.PeopleAsync("alice,艾丽,一支部,支部,联络员,,,");
        await service.ReadyAsync();
    }
}
