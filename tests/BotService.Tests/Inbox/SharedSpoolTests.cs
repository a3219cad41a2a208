using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Inbox;

/// <summary>Two services on one machine that keep their messages in one folder.</summary>
public sealed class SharedSpoolTests
{
    [Fact]
    public async Task Two_services_share_a_spool_and_either_does_what_the_other_took_once()
    {
        var store = await TestStore.CreateAsync();
        await using var outage = new StoreOutage(store);
        await using var first = Bot.Start(store, "2026-09-07 08:00", outage.Settings);
        await first.UsualPeopleAsync();
        await using var second = Bot.Start(store, "2026-09-07 08:00", outage.Settings);
        await outage.BreakAsync();

        foreach (var (bot, sender) in ((Bot, string)[])[(first, "bob"), (second, "carol"), (first, "bob"), (second, "carol")])
        {
            Assert.Empty(await bot.SayAsync(sender, $"意见 {sender} 说的"));
        }

        await first.StopAsync();
        await outage.HealAsync();

        await Wait.UntilAsync(async () => await second.AskStoreAsync(db => db.Opinions.CountAsync()) == 4);
        await Wait.UntilAsync(() => second.PushesTo("bob").Count == 2 && second.PushesTo("carol").Count == 2);
        Assert.Equal(4, await second.AskStoreAsync(db => db.Opinions.CountAsync()));

        // An answer may be pushed before the spool has let go of what it answers; until then a message waits behind that one.
        await Wait.UntilAsync(async () => (await second.SayAsync("bob", "帮助")).Length > 0);
    }
}
