using BotService.Tests.Harness;

namespace BotService.Tests.Security;

/// <summary>Whose word about where a request comes from is taken: that of a proxy the operator named, and nobody else's.</summary>
public sealed class TrustedProxyTests
{
    [Theory]
    [InlineData("nobody is trusted", null, "10.0.0.5", "203.0.113.9", "10.0.0.5")]
    [InlineData("the proxy names the sender", "10.0.0.0/24", "10.0.0.5", "203.0.113.9", "203.0.113.9")]
    [InlineData("the sender wrote an address in front", "10.0.0.0/24", "10.0.0.5", "198.51.100.1, 203.0.113.9", "203.0.113.9")]
    [InlineData("two proxies in a row", "10.0.0.0/24", "10.0.0.5", "203.0.113.9, 10.0.0.6", "203.0.113.9")]
    [InlineData("a single address is trusted", "10.0.0.5", "10.0.0.5", "203.0.113.9", "203.0.113.9")]
    [InlineData("somebody else says he is a proxy", "10.0.0.0/24", "192.0.2.7", "203.0.113.9", "192.0.2.7")]
    [InlineData("the header holds no address", "10.0.0.0/24", "10.0.0.5", "127.0.0.1<script>", "10.0.0.5")]
    public async Task A_refused_callback_is_told_with_the_address_that_can_be_believed(string why, string? trusted, string peer, string forwarded, string believed)
    {
        (string, string)[] settings = trusted is null ? [] : [("Proxy:Trusted:0", trusted)];
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", settings);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/wecom/callback?msg_signature=forged&timestamp=1&nonce=2&echostr=AAAA");
        request.Headers.Add(BotFactory.PeerHeader, peer);
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", forwarded);

        using var answer = await bot.Http.SendAsync(request, Bot.Token);

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, answer.StatusCode);
        var line = Assert.Single(bot.LogLines, line => line.Contains("A callback was refused", StringComparison.Ordinal));
        Assert.True(line.Contains($"from {believed}.", StringComparison.Ordinal), $"{why}: {line}");
    }

    [Fact]
    public async Task A_proxy_that_is_no_address_stops_the_start()
    {
        await using var store = await TestStore.CreateAsync();

        // The program has told the operator why, and ended before it listened.
        Assert.ThrowsAny<InvalidOperationException>(() => Bot.Start(store, "2026-09-07 08:00", ("Proxy:Trusted:0", "my-proxy")));
    }
}
