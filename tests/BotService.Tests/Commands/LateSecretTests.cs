using BotService.Commands;
using BotService.Messaging;
using BotService.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Commands;

/// <summary>An answer that holds a link or a code was stored, and its message comes once more from the spool: the secret is not pushed.</summary>
public sealed class LateSecretTests
{
    [Theory]
    [InlineData("carol", "控制台", "链接只在当时有效，没有补发，请再发一次：控制台")]
    [InlineData("dave", "绑定码 艾琳", "绑定码只在当时有效，没有补发，请把刚才那句话再发一次。")]
    public async Task Instead_of_a_late_secret_it_is_said_what_to_send_again(string who, string said, string pushed)
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        var pipeline = bot.Services.GetRequiredService<CommandPipeline>();
        var message = new IncomingMessage("wecom", "late-secret-7", who, IncomingKind.Words, said);

        Assert.False((await pipeline.HandleAsync(message, Bot.Token)).IsRefusal);
        await pipeline.HandleLateAsync(message with { ReceivedAt = Bot.At("2026-09-08 10:04") }, Bot.Token);

        await Wait.UntilAsync(() => bot.PushesTo(who).Count > 0);
        Assert.Contains(pushed, bot.LastTo(who), StringComparison.Ordinal);
    }
}
