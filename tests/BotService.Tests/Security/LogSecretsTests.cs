using BotService.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BotService.Tests.Security;

/// <summary>The search through every test's log finds what it is there for.</summary>
public sealed partial class LogSecretsTests
{
    [Theory]
    [InlineData("People write: 家里老人住院了")]
    [InlineData("GET /cgi-bin/message/send?access_token=abc")]
    [InlineData("POST /wecom/callback?msg_signature=1&nonce=2")]
    [InlineData("Host=127.0.0.1;Username=app;Password=geheim")]
    [InlineData("token 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public async Task A_service_that_logs_what_must_not_get_out_fails_its_test(string line)
    {
        var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.SayAsync("bob", "请假 9月8日 家里老人住院了");
        await bot.SayAsync("bob", "意见 家里老人住院了");
        Log.Told(bot.Services.GetRequiredService<ILogger<LogSecretsTests>>(), line);

        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(async () => await bot.StopAsync());

        await bot.Store.DisposeAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Told: {What}")]
        public static partial void Told(ILogger logger, string what);
    }
}
