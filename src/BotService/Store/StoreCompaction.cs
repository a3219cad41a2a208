using BotService.Store.Backup;
using BotService.Store.Bulk;
using Microsoft.EntityFrameworkCore;

namespace BotService.Store;

/// <summary>A database keeps deleted bytes in free pages and dead rows; after a person was erased those go too.</summary>
internal sealed class StoreCompaction(IServiceScopeFactory scopes, KeptCopies copies)
{
    /// <summary>From here on this connection overwrites what it deletes.</summary>
    public static async Task OverwriteAsync(BotDbContext db, CancellationToken cancellationToken)
    {
        if (db is SqliteBotDbContext)
        {
            await using var command = StoreTables.CommandOn(db, "PRAGMA secure_delete=ON");
            await command.ExecuteScalarAsync(cancellationToken);
        }
    }

    /// <summary>Rewrites the store without its leftovers; false when somebody else kept it from being finished.</summary>
    public async Task<bool> ForgetAsync(CancellationToken cancellationToken)
    {
        copies.Forget(DateTimeOffset.MaxValue);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDbContext>();
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        await db.Database.OpenConnectionAsync(cancellationToken);

        if (db is not SqliteBotDbContext)
        {
            foreach (var type in StoreTables.InInsertOrder(db))
            {
                await RunAsync(db, $"VACUUM (FULL) {StoreTables.Quoted(type.GetTableName()!)}", cancellationToken);
            }

            return true;
        }

        try
        {
            await RunAsync(db, "VACUUM", cancellationToken);
            await using var checkpoint = StoreTables.CommandOn(db, "PRAGMA wal_checkpoint(TRUNCATE)");
            return await checkpoint.ExecuteScalarAsync(cancellationToken) is 0L;
        }
        catch (Exception exception) when (StoreTrouble.IsOutage(exception))
        {
            return false;
        }
    }

    private static async Task RunAsync(BotDbContext db, string sql, CancellationToken cancellationToken)
    {
        await using var command = StoreTables.CommandOn(db, sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
