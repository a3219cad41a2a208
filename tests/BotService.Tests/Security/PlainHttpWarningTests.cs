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

    [Theory]
    [InlineData("ws://bot.example/", true)]
    [InlineData("wss://bot.example/", false)]
    [InlineData("ws://127.0.0.1:1/", false)]
    public async Task A_socket_without_encryption_is_warned_of_at_the_start(string address, bool isWarned)
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ("AiBot:BotId", "aib-test"), ("AiBot:Secret", "k4v9x2m7q1w8e3r6t5y0u2i4"), ("AiBot:Url", address));

        Assert.Equal(isWarned, bot.LogLines.Any(line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("AiBot__Url leads to bot.example without encryption", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_robot_without_encryption_is_warned_of_by_its_place_in_the_list()
    {
        await using var bot = await Bot.StartAsync(
            "2026-09-07 08:00", ("GroupRobot:Urls:0", "https://robot.example/send?key=verySecretRobotKey"), ("GroupRobot:Urls:1", "http://robot.example/send?key=verySecretRobotKey"), ("GroupRobot:Urls:2", "http://127.0.0.1:1/send"));

        var warning = Assert.Single(bot.LogLines, line => line.Contains("GroupRobot__Urls__", StringComparison.Ordinal));
        Assert.Contains("GroupRobot__Urls__1 leads to robot.example without encryption", warning, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.LogLines, line => line.Contains("verySecretRobotKey", StringComparison.Ordinal));
    }
}
