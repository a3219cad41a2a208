using BotService.Store;
using BotService.Store.Bulk;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Performance;

public sealed class ManyRowsTests
{
    private const int Many = 5000;

    /// <summary>
    /// A connection that has checked a foreign key while the roster was small checks it so for every row to come, by going through the whole roster,
    /// until the table's rows have been counted anew.
    /// </summary>
    [Fact]
    public async Task PostgreSQL_knows_of_very_many_new_people_before_anything_refers_to_them()
    {
        Assert.SkipUnless(TestStore.IsPostgres, "SQLite follows a foreign key by its index, however many rows there are.");
        await using var bot = await Bot.StartAsync("2026-10-14 09:00");
        await bot.PeopleAsync("alice 艾丽丝 大组 liaison");
        await bot.ChangeAsync(async db =>
        {
            var group = await db.Groups.SingleAsync(Bot.Token);
            await PlannerStatistics.RefreshAsync(db);
            Assert.Equal(1, await CountedAsync(db));

            await db.InsertAsync(Enumerable.Range(0, Many).Select(i => Member.Create($"u{i}", $"人{i}", group.Id, Role.Member)), Bot.Token);

            Assert.Equal(Many + 1, await CountedAsync(db));
        });
    }

    private static async Task<int> CountedAsync(BotDbContext db) =>
        await db.Database.SqlQuery<int>($"""SELECT reltuples::int AS "Value" FROM pg_class WHERE relname = 'Members'""").SingleAsync(Bot.Token);
}
