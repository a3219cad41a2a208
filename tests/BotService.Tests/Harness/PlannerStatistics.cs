using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Harness;

/// <summary>PostgreSQL counts anew by itself within a minute of many new rows. A database that an earlier test left may still believe that a table is empty, and plans for that.</summary>
internal static class PlannerStatistics
{
    public static async Task RefreshAsync(BotDbContext db)
    {
        if (TestStore.IsPostgres)
        {
            await db.Database.ExecuteSqlRawAsync("ANALYZE", Bot.Token);
        }
    }
}
