using System.Data;
using BotService.Store.Disk;
using BotService.Store.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BotService.Store.Backup;

/// <summary>Takes a consistent copy of the store while the service runs.</summary>
internal sealed class BackupTaker(IServiceScopeFactory scopes, StoreWriter writer, StoreMigrator migrator, TimeProvider time)
{
    /// <summary>
    /// Writes the backup; the target appears complete or not at all. A SQLite store is copied as it is, whatever its schema; rows of a PostgreSQL store
    /// are copied by the schema of this version.
    /// </summary>
    /// <returns>False, and nothing written, when a backup that holds people would be replaced by one that holds nobody.</returns>
    public async Task<bool> TakeAsync(string target, bool force, CancellationToken cancellationToken)
    {
        var draft = TemporaryFile.Beside(target);

        try
        {
            await using (var scope = scopes.CreateAsyncScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<BotDbContext>();

                // A store in which nothing is yet is made first: a backup without tables would restore nowhere.
                if (db is not SqliteBotDbContext || !(await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Any())
                {
                    await migrator.MigrateAsync(cancellationToken);
                }

                await (db is SqliteBotDbContext ? CopyFileAsync(db, draft, cancellationToken) : CopyRowsAsync(db, draft, cancellationToken));
            }

            if (!force && !await BackupFile.HoldsPeopleAsync(draft, cancellationToken) && await BackupFile.HoldsPeopleAsync(target, cancellationToken))
            {
                return false;
            }

            await SealAsync(draft, cancellationToken);
            File.Move(draft, Path.GetFullPath(target), overwrite: true);
        }
        finally
        {
            TemporaryFile.Discard(draft);
        }

        await NoteAsync(target, cancellationToken);
        return true;
    }

    private async Task NoteAsync(string target, CancellationToken cancellationToken)
    {
        try
        {
            await writer.RunAsync(
                async (_, db, token) =>
                {
                    await db.MarkAsync(ServiceMark.LastBackup, time.GetUtcNow(), token, Path.GetFileName(target));
                    return true;
                },
                cancellationToken);
        }
        catch (Exception exception) when (exception.GetBaseException() is SqliteException { SqliteErrorCode: StoreTrouble.SqliteError })
        {
            // The schema is not this version's yet. The backup is there all the same.
        }
    }

    /// <summary>SQLite copies itself, seeing one moment of the store however long it takes.</summary>
    private static async Task CopyFileAsync(BotDbContext db, string draft, CancellationToken cancellationToken)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {draft}", cancellationToken);
        await using var copy = BackupFile.Open(draft);
        await copy.Tokens.ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>PostgreSQL shows one moment of the store to a repeatable-read transaction, from which the rows stream.</summary>
    private static async Task CopyRowsAsync(BotDbContext db, string draft, CancellationToken cancellationToken)
    {
        await using var copy = BackupFile.Open(draft);
        await SchemaUpdate.ApplyAsync(copy, cancellationToken);
        await using var reading = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await db.Database.ExecuteSqlRawAsync("SET TRANSACTION READ ONLY", cancellationToken);
        await using var writing = await copy.Database.BeginTransactionAsync(cancellationToken);
        await BackupCopy.CopyRowsAsync(db, copy, cancellationToken);
        await writing.CommitAsync(cancellationToken);
    }

    /// <summary>One file without companions, marked as ours, with nothing deleted left in its free pages.</summary>
    private static async Task SealAsync(string draft, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = draft, Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant.
        command.CommandText = $"PRAGMA application_id = {BackupFile.ApplicationId}; PRAGMA journal_mode = DELETE; VACUUM;";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
