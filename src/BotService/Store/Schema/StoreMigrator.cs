using BotService.Store.Backup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Options;

namespace BotService.Store.Schema;

/// <summary>Brings the schema up to date, one process at a time, before anything else touches the store.</summary>
internal sealed partial class StoreMigrator(IServiceScopeFactory scopes, IOptions<StoreOptions> options, KeptCopies copies, TimeProvider time, ILogger<StoreMigrator> logger)
{
    /// <summary>Returns how many migrations were applied.</summary>
    public async Task<int> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDbContext>();

        if (options.Value.Provider is StoreProvider.PostgreSql)
        {
            await PoolerCheck.RefuseAsync(options.Value.ConnectionString, cancellationToken);
        }

        await using var claim = await MigrationClaim.TakeAsync(options.Value, time, cancellationToken);
        await BeginHistoryAsync(db, cancellationToken);
        copies.CloseToOthers();
        await WriteAheadAsync(db, cancellationToken);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();

        if (pending.Count == 0)
        {
            return 0;
        }

        await ForgetAbandonedLockAsync(db, cancellationToken);
        await copies.TakeAsync(db, pending[0], cancellationToken);
        await SchemaUpdate.ApplyAsync(db, cancellationToken);
        Log.Migrated(logger, pending.Count, pending[^1]);
        return pending.Count;
    }

    /// <summary>
    /// EF asks PostgreSQL for the history before it makes the table, and logs the refusal as an error on every first start.
    /// Where the table is, nothing is created: the service's own role need not have the right to.
    /// </summary>
    private async Task BeginHistoryAsync(BotDbContext db, CancellationToken cancellationToken)
    {
        if (options.Value.Provider is StoreProvider.PostgreSql
            && !await db.Database.SqlQueryRaw<bool>($"""SELECT to_regclass('"{HistoryRepository.DefaultTableName}"') IS NOT NULL AS "Value" """).SingleAsync(cancellationToken))
        {
            await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellationToken);
        }
    }

    /// <summary>EF asks for the write-ahead log only when it makes the file itself; with the old journal a commit waits for the disk several times and readers hold up the writer.</summary>
    private async Task WriteAheadAsync(BotDbContext db, CancellationToken cancellationToken)
    {
        if (options.Value.Provider is StoreProvider.Sqlite)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
        }
    }

    /// <summary>EF's lock on SQLite is a row, which a killed process leaves behind; nobody holds it while the claim is ours.</summary>
    private async Task ForgetAbandonedLockAsync(BotDbContext db, CancellationToken cancellationToken)
    {
        if (options.Value.Provider is StoreProvider.Sqlite)
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Applied {Count} store migrations, the last being {Name}.")]
        public static partial void Migrated(ILogger logger, int count, string name);
    }
}
