using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Performance;

/// <summary>The store as an operator gets it: a file that the service makes itself at its first start.</summary>
public sealed class WriteAheadTests
{
    [Fact]
    public async Task A_new_store_waits_for_the_disk_once_per_commit()
    {
        Assert.SkipWhen(TestStore.IsPostgres, "PostgreSQL always writes ahead.");
        await using var bot = Bot.Start(await TestStore.CreateBlankAsync(), "2026-09-07 08:00");

        Assert.Equal("wal", await bot.AskStoreAsync(db => db.Database.SqlQuery<string>($"SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync()));
        Assert.Equal(2, await bot.AskStoreAsync(db => db.Database.SqlQuery<int>($"SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync()));
    }
}
