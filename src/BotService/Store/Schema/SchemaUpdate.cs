using Microsoft.EntityFrameworkCore;

namespace BotService.Store.Schema;

/// <summary>Applies the pending migrations to one database, each in one transaction.</summary>
internal static class SchemaUpdate
{
    public static async Task ApplyAsync(BotDbContext db, CancellationToken cancellationToken)
    {
        if (db is not SqliteBotDbContext)
        {
            await db.Database.MigrateAsync(cancellationToken);
            return;
        }

        // Rebuilding a table drops it under those that refer to it. Within a transaction the switch does nothing, so it is set on the connection before.
        await db.Database.OpenConnectionAsync(cancellationToken);

        try
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=OFF", cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
            await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=ON", cancellationToken);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
