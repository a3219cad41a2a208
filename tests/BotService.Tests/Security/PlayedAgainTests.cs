using System.Net;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Security;

/// <summary>Somebody who recorded authentic callbacks sends them again: nothing happens, it costs their senders nothing of their limits, and nothing is revealed.</summary>
public sealed class PlayedAgainTests
{
    [Theory]
    [InlineData("已学")]
    [InlineData("没学 出差")]
    [InlineData("免打扰")]
    [InlineData("撤回")]
    [InlineData("代录 卡萝 已学")]
    [InlineData("我的")]
    [InlineData("统计")]
    public async Task What_was_sealed_more_than_a_day_ago_is_acknowledged_told_once_and_done_neither_for_questions_nor_for_changes(string words)
    {
        await using var bot = await Bot.StartAsync("2026-09-07 09:10");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.SettleAsync();
        var raw = new RawCallback(bot);
        var sealedAt = Bot.At("2026-09-05 23:00");
        var before = await bot.AskStoreAsync(StateAsync);

        for (var i = 0; i < 3; i++)
        {
            var response = await raw.PostAsync(RawCallback.Message("alice", "text", $"<Content>{words}</Content>", id: 900 + i, sealedAt));
            Assert.Equal((HttpStatusCode.OK, ""), (response.StatusCode, await response.Content.ReadAsStringAsync(Bot.Token)));
        }

        Assert.Equal(before, await bot.AskStoreAsync(StateAsync));
        Assert.Single(bot.LogLines, line => line.Contains("refused: Old", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-09-06 09:20")]
    [InlineData("2026-09-07 09:10")]
    [InlineData("2026-09-20 09:10")]
    public async Task What_is_less_than_a_day_old_or_ahead_of_our_clock_is_taken(string sealedAt)
    {
        await using var bot = await Bot.StartAsync("2026-09-07 09:10");
        await bot.UsualPeopleAsync();

        Assert.Contains("已学", await RawCallback.TextAsync(await new RawCallback(bot).PostAsync(RawCallback.Message("bob", "text", "<Content>帮助</Content>", id: 1, Bot.At(sealedAt)))));
    }

    [Fact]
    public async Task Where_the_clock_is_moved_by_hand_a_message_sealed_by_the_real_one_ages_with_the_moves()
    {
        await using var bot = await Bot.StartAsync("2031-09-01 08:00");
        await bot.UsualPeopleAsync();
        var raw = new RawCallback(bot);
        var recorded = raw.Seal(RawCallback.Message("bob", "text", "<Content>帮助</Content>", id: 1, TimeProvider.System.GetUtcNow().AddMinutes(-1)));

        Assert.Contains("已学", await RawCallback.TextAsync(await raw.PostAsync(recorded.ToQuery(), RawCallback.Body(recorded))));
        await bot.AdvanceToAsync("2031-10-06 08:00");

        Assert.Empty(await RawCallback.TextAsync(await raw.PostAsync(recorded.ToQuery(), RawCallback.Body(recorded))));
    }

    [Fact]
    public async Task Repeats_of_a_known_message_take_nothing_from_the_allowance_of_its_sender()
    {
        await using var bot = await Bot.StartAsync(settings: [("RateLimit:Enabled", "true"), ("RateLimit:SenderBurst", "5"), ("RateLimit:PerSenderAndMinute", "10")]);
        await bot.UsualPeopleAsync();
        var raw = new RawCallback(bot);
        var recorded = raw.Seal(RawCallback.Message("bob", "text", "<Content>帮助</Content>", id: 1));
        await raw.PostAsync(recorded.ToQuery(), RawCallback.Body(recorded));

        for (var i = 0; i < 130; i++)
        {
            Assert.Contains("已学", await RawCallback.TextAsync(await raw.PostAsync(recorded.ToQuery(), RawCallback.Body(recorded))));
        }

        Assert.DoesNotContain("没有记下", await bot.SayAsync("bob", "本周"));
    }

    [Fact]
    public async Task The_same_number_from_two_people_is_two_messages()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 09:10");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.SettleAsync();
        var raw = new RawCallback(bot);

        foreach (var person in (string[])["bob", "carol"])
        {
            Assert.Contains("按时", await RawCallback.TextAsync(await raw.PostAsync(RawCallback.Message(person, "text", "<Content>已学</Content>", id: 4711))));
        }

        Assert.Equal(2, await bot.AskStoreAsync(db => db.Participations.CountAsync(p => p.Outcome == Outcome.OnTime)));
    }

    private static async Task<string> StateAsync(BotDbContext db) =>
        $"{await db.Receipts.CountAsync()} {await db.Participations.CountAsync(p => p.Outcome != Outcome.Pending)} {await db.AuditNotes.CountAsync()} {await db.Members.CountAsync(m => m.MutedUntil != null)}";
}
