using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BotService.Store.Backup;

/// <summary>A backup is one SQLite file, whichever database it came from, so that it restores into either.</summary>
internal static class BackupFile
{
    /// <summary>Marks a SQLite file as ours: "BotS".</summary>
    public const int ApplicationId = 0x426F7453;

    private const string HasOurTables = "SELECT COUNT(*) = 3 FROM sqlite_master WHERE type = 'table' AND name IN ('Members', 'Topics', 'Participations')";

    private static readonly byte[] SqliteHeader = [.. "SQLite format 3\0"u8];

    public static SqliteBotDbContext Open(string file) =>
        SqliteBotDbContext.On(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());

    /// <summary>Null when the file is a sound backup that this version can read.</summary>
    public static async Task<BackupFault?> FindFaultAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            return BackupFault.Missing;
        }

        if (!await StartsAsSqliteAsync(file, cancellationToken))
        {
            return BackupFault.NotOurs;
        }

        try
        {
            await using var db = Open(file);
            var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();

            if (applied.Count == 0 || await AskAsync(db, HasOurTables, cancellationToken) is not "1")
            {
                return BackupFault.NotOurs;
            }

            if (applied.Except(db.Database.GetMigrations()).Any())
            {
                return BackupFault.Newer;
            }

            return await AskAsync(db, "PRAGMA quick_check(1)", cancellationToken) is "ok" ? null : BackupFault.Damaged;
        }
        catch (SqliteException)
        {
            return BackupFault.Damaged;
        }
    }

    /// <summary>False also for what is no backup.</summary>
    public static async Task<bool> HoldsPeopleAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file) || !await StartsAsSqliteAsync(file, cancellationToken))
        {
            return false;
        }

        try
        {
            await using var db = Open(file);
            return await AskAsync(db, """SELECT EXISTS (SELECT 1 FROM "Members")""", cancellationToken) is "1";
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private static async Task<bool> StartsAsSqliteAsync(string file, CancellationToken cancellationToken)
    {
        var start = new byte[SqliteHeader.Length];
        await using var stream = File.OpenRead(file);
        return await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken) == start.Length && start.AsSpan().SequenceEqual(SqliteHeader);
    }

    private static async Task<string?> AskAsync(SqliteBotDbContext db, string sql, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // A constant of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToString(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }
}
