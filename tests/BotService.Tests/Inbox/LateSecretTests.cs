using BotService.Tests.Harness;

namespace BotService.Tests.Inbox;

/// <summary>A link or a code is said at once or not at all: what is answered late asks for the words again.</summary>
public sealed class LateSecretTests
{
    [Theory]
    [InlineData("bob", "控制台")]
    [InlineData("alice", "绑定码 鲍勃")]
    public async Task What_was_done_although_it_was_spooled_is_answered_late_without_its_secret(string who, string words)
    {
        var store = await TestStore.CreateAsync();
        await using var outage = new StoreOutage(store);

        // Time enough to be answered at once while all is well, also while the start brings the schema up to date.
        await using var bot = Bot.Start(store, "2026-09-07 08:00", [.. outage.Settings, ("Spool:StorePatience", "00:00:04"), ("Spool:StartPatience", "00:00:04")]);
        await bot.UsualPeopleAsync();
        var asked = bot.Phone.Compose.Text(who, words);
        Assert.False((await bot.Phone.DeliverAsync(asked, Bot.Token)).IsEmpty);

        await outage.BreakAsync();
        Assert.True((await bot.Phone.DeliverAsync(asked, Bot.Token)).IsEmpty);
        await outage.HealAsync();

        await Wait.UntilAsync(() => bot.PushesTo(who).Count > 0);
        var late = Assert.Single(bot.PushesTo(who));
        Assert.Contains("再发一次", late, StringComparison.Ordinal);
        Assert.DoesNotMatch("[\uE000-\uF8FF]|\\\\u[eE]0|/in/|[0-9]{8}", late);
    }
}
