using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Statements;

/// <summary>What the service remembers for itself: instants.</summary>
public sealed class MemoryStatementTests
{
    private const string Mark = "a test's mark";

    [Fact]
    public async Task A_new_mark_is_the_row_that_the_context_would_add()
    {
        await using var bot = await Bot.StartAsync();
        var now = Bot.At(DrawnOffice.Now).AddMilliseconds(123);

        foreach (var (i, note) in ((string?[])[null, string.Empty, "两行\n和“引号”' \""]).Index())
        {
            await bot.ChangeAsync(db => db.MarkAsync($"by hand {i}", now.AddMinutes(i), Bot.Token, note));
            await bot.ChangeAsync(db =>
            {
                db.Marks.Add(new ServiceMark { Name = $"by the context {i}", At = now.AddMinutes(i), Note = note });
                return Task.CompletedTask;
            });

            var rows = await bot.AskStoreAsync(db => db.Marks.AsNoTracking().ToDictionaryAsync(m => m.Name, m => (m.At, m.Note), Bot.Token));
            Assert.Equal(rows[$"by the context {i}"], rows[$"by hand {i}"]);
        }
    }

    [Fact]
    public async Task A_mark_that_exists_is_set_anew()
    {
        await using var bot = await Bot.StartAsync();
        var now = Bot.At(DrawnOffice.Now);
        await bot.ChangeAsync(db => db.MarkAsync(Mark, now, Bot.Token, "the first"));
        await bot.ChangeAsync(db => db.MarkAsync(Mark, now.AddMinutes(1), Bot.Token));

        Assert.Equal((now.AddMinutes(1), (string?)null), await ReadMarkAsync(bot));
    }

    [Fact]
    public async Task On_PostgreSQL_a_mark_that_another_transaction_is_about_to_set_is_set_anew_when_that_one_is_done()
    {
        Assert.SkipUnless(TestStore.IsPostgres, "On SQLite the second writer begins when the first is done, and finds the mark.");
        await using var bot = await Bot.StartAsync();
        var now = Bot.At(DrawnOffice.Now);
        var second = Task.CompletedTask;

        await bot.ChangeAsync(async db =>
        {
            await db.MarkAsync(Mark, now, Bot.Token, "the first");
            second = bot.ChangeAsync(other => other.MarkAsync(Mark, now.AddMinutes(1), Bot.Token, "the second"));

            // It has looked for the mark, found none, and waits behind our row.
            await Wait.UntilAsync(() => bot.AskStoreAsync(async other =>
                await other.Database.SqlQuery<int>($"""SELECT COUNT(*)::int AS "Value" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'""").SingleAsync(Bot.Token) > 0));
        });
        await second;

        Assert.Equal((now.AddMinutes(1), "the second"), await ReadMarkAsync(bot));
    }

    private static Task<(DateTimeOffset At, string? Note)> ReadMarkAsync(Bot bot) => bot.AskStoreAsync(async db =>
    {
        var mark = await db.Marks.AsNoTracking().SingleAsync(m => m.Name == Mark, Bot.Token);
        return (mark.At, mark.Note);
    });
}
