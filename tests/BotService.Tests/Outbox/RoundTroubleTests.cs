using BotService.Messaging;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static BotService.Tests.Outbox.OutboxFixture;

namespace BotService.Tests.Outbox;

/// <summary>Rounds of sending: none without a reason, and one that fails is told and is not the last.</summary>
public sealed class RoundTroubleTests
{
    [Fact]
    public async Task Nothing_is_looked_for_until_the_bell_rings()
    {
        await using var bot = await StartAsync();
        await bot.AskStoreAsync(db =>
        {
            db.Outbox.Add(Owed("silent"));
            return db.SaveChangesAsync(Bot.Token);
        });

        // Time enough for a worker that does not rest.
        await bot.SayAsync("stranger", "帮助");
        await bot.SayAsync("stranger", "帮助");
        Assert.Empty(bot.WeCom.Sends);

        bot.Services.GetRequiredService<OutboxSignal>().Set();
        await Wait.UntilAsync(() => bot.TextsTo("bob") is ["你好 silent"]);
    }

    [Fact]
    public async Task After_a_round_that_failed_the_next_one_sends()
    {
        await using var bot = await StartAsync();
        await RenameAsync(bot, "Outbox", "Elsewhere");
        bot.Services.GetRequiredService<OutboxSignal>().Set();
        await Wait.UntilAsync(() => bot.LogLines.Any(line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("A round of sending failed", StringComparison.Ordinal)));

        await RenameAsync(bot, "Elsewhere", "Outbox");
        await bot.OweAsync(Owed("later"));

        await Wait.UntilAsync(() => bot.TextsTo("bob") is ["你好 later"]);
    }

    private static Task RenameAsync(Bot bot, string from, string to) =>
#pragma warning disable EF1002 // Names of our own.
        bot.AskStoreAsync(db => db.Database.ExecuteSqlRawAsync($"ALTER TABLE \"{from}\" RENAME TO \"{to}\""));
#pragma warning restore EF1002
}
