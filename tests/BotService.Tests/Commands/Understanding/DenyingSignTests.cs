using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Commands.Understanding;

/// <summary>A sign behind a word may take it back: then nothing is recorded, sent or done.</summary>
public sealed class DenyingSignTests
{
    [Fact]
    public async Task An_answer_with_such_a_sign_is_never_on_time()
    {
        await using var bot = await StartAsync();

        foreach (var said in (string[])["已学×", "已学✖", "已学✖️", "已学✕", "已学❎", "已学╳", "确认🚫", "已学⛔", "已学👎", "已学 🙅‍♀️", "❌已学", "学完了👎"])
        {
            await bot.SayAsync("bob", said);
            Assert.False(await bot.AskStoreAsync(db => db.Participations.AnyAsync(p => p.Outcome == Outcome.OnTime)), said);
        }

        await bot.SayAsync("bob", "已学👍");
        Assert.True(await bot.AskStoreAsync(db => db.Participations.AnyAsync(p => p.Outcome == Outcome.OnTime)));
    }

    [Theory]
    [InlineData("确认❌")]
    [InlineData("是👎")]
    [InlineData("❌")]
    public async Task A_yes_with_such_a_sign_is_a_no(string answer)
    {
        await using var bot = await StartAsync();
        Assert.Contains("还没有发出", await bot.SayAsync("alice", "催办"), StringComparison.Ordinal);
        var pushed = bot.WeCom.Sends.Count;
        Assert.Contains("没有办", await bot.SayAsync("alice", answer), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-09-07 11:00");
        Assert.Equal(pushed, bot.WeCom.Sends.Count);
    }

    private static async Task<Bot> StartAsync()
    {
        var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");
        return bot;
    }
}
