using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Console;

/// <summary>Who uses a page can still not be written to.</summary>
public sealed class ReachFromPagesTests
{
    [Fact]
    public async Task A_click_is_counted_and_makes_nobody_reachable_who_has_not_written_in_the_chat()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        using var bob = await Browser.SignInAsync(bot, "bob");
        bot.WeCom.InvalidUsers.Add("bob");
        await bot.AdvanceToAsync("2026-09-07 12:00");

        Assert.Contains("按时", await PageForm.Of(await bob.ReadAsync("/"), "已学").SendAsync(bob), StringComparison.Ordinal);
        Assert.True(await IsLostAsync(bot));

        await bot.SayAsync("bob", "本周");
        Assert.False(await IsLostAsync(bot));
    }

    private static Task<bool> IsLostAsync(Bot bot) => bot.AskStoreAsync(db => db.Members.AnyAsync(m => m.UserKey == "bob" && m.UnreachableSince != null));
}
