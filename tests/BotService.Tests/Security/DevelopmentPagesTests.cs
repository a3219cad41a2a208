using System.Net;
using BotService.Cli;
using BotService.Host;
using BotService.Tests.Harness;

namespace BotService.Tests.Security;

/// <summary>What the demo offers is there in Development alone, and only for whoever sits at the machine.</summary>
public sealed class DevelopmentPagesTests
{
    private static readonly string[] Pages = ["/", "/dev/clock", "/simulator/people", "/simulator/clock", "/cgi-bin/gettoken", "/jobs"];

    [Theory]
    [InlineData("X-Test-Peer", "192.0.2.7")]
    [InlineData("X-Test-Peer", "::ffff:192.0.2.7")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("Host", "study.example")]
    [InlineData("Host", "127.0.0.1.nip.example")]
    public async Task Nobody_from_elsewhere_sees_a_page_of_the_demo_or_moves_its_clock(string header, string value)
    {
        await using var bot = await Bot.StartAsync();

        foreach (var page in Pages)
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(bot, page, header, value));
        }

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(bot, "/wecom/callback", header, value));
        Assert.NotEqual(HttpStatusCode.NotFound, await StatusAsync(bot, "/health/live", header, value));
    }

    [Theory]
    [InlineData("localhost:5080")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]:5080")]
    public async Task Whoever_sits_at_the_machine_does(string host)
    {
        await using var bot = await Bot.StartAsync();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(bot, "/dev/clock", "Host", host));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(bot, "/", "Host", host));
    }

    [Theory]
    [InlineData("Staging")]
    [InlineData("Prod")]
    [InlineData("Production ")]
    [InlineData("Production")]
    [InlineData("Test")]
    public async Task A_clock_that_can_be_moved_stops_the_start_everywhere_but_in_Development(string environment)
    {
        var error = new StringWriter();

        var code = await CommandLine.RunAsync([$"--environment={environment}", "--Clock:Controllable=true"], BotServiceBuilder.Factory, new Terminal(new StringWriter(), error), Bot.Token);

        Assert.Equal(Terminal.Failed, code);
        Assert.Contains("Clock__Controllable", error.ToString());
    }

    private static async Task<HttpStatusCode> StatusAsync(Bot bot, string page, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(page, UriKind.Relative));
        request.Headers.TryAddWithoutValidation(header, value);
        return (await bot.Http.SendAsync(request, Bot.Token)).StatusCode;
    }
}
