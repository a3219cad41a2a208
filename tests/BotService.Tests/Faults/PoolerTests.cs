using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Faults;

/// <summary>PostgreSQL behind PgBouncer: what would lose prepared statements is refused with the way out, everything else works.</summary>
public sealed class PoolerTests
{
    [Fact]
    public async Task Behind_a_pooler_that_hands_out_sessions_by_the_transaction_nothing_starts_and_the_setting_is_named()
    {
        await using var op = await Operator.StartAsync();
        await using var pooler = await PgBouncer.StartAsync(op.Store, "transaction");
        op.Settings.Add($"Database:ConnectionString={pooler.ConnectionString}");

        var ran = await op.RunAsync("migrate");

        Assert.Equal(1, ran.Code);
        Assert.Contains("Max Auto Prepare=0", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("transaction", ";Max Auto Prepare=0")]
    [InlineData("session", "")]
    public async Task Behind_one_that_loses_nothing_people_write_at_once_and_everything_is_recorded(string mode, string more)
    {
        var store = await TestStore.CreateAsync();
        await using var pooler = await PgBouncer.StartAsync(store, mode);
        await using var bot = Bot.Start(store, "2026-09-07 08:00", ("Database:ConnectionString", pooler.ConnectionString + more));
        await bot.PeopleAsync([.. Enumerable.Range(0, 30).Select(i => $"p{i} 学员{i} 一支部")]);
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");

        for (var round = 0; round < 3; round++)
        {
            // A busy machine may answer some by a push.
            await Task.WhenAll(Enumerable.Range(0, 30).Select(i => bot.SayAsync($"p{i}", round == 1 ? "我的" : "已学")));
        }

        await Wait.UntilAsync(async () => await bot.AskStoreAsync(db => db.Participations.CountAsync(p => p.AnsweredAt != null)) == 30);
        Assert.DoesNotContain(bot.LogLines, line => line.Contains("prepared statement", StringComparison.Ordinal));
    }
}
