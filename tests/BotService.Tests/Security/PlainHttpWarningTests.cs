using BotService.Tests.Harness;

namespace BotService.Tests.Security;

/// <summary>An API address without TLS gives the token away to whoever is on the way; on this machine nobody is.</summary>
public sealed class PlainHttpWarningTests
{
    [Theory]
    [InlineData("http://wecom.example/", true)]
    [InlineData("https://wecom.example/", false)]
    [InlineData("http://127.0.0.1:5081/", false)]
    public async Task An_API_address_without_encryption_is_warned_of_at_the_start(string address, bool isWarned)
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ("WeCom:ApiBaseUrl", address));

        Assert.Equal(isWarned, bot.LogLines.Any(line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("WeCom__ApiBaseUrl leads to wecom.example without encryption", StringComparison.Ordinal)));
    }
}
