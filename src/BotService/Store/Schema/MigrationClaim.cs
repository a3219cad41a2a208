using BotService.Store.Disk;
using Npgsql;

namespace BotService.Store.Schema;

/// <summary>The right to change the schema, which one process has at a time; it vanishes with the process, however that ends.</summary>
internal static class MigrationClaim
{
    /// <summary>Any number will do, as long as it stays the same.</summary>
    private const long Key = 20260907;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    public static async Task<IAsyncDisposable?> TakeAsync(StoreOptions options, TimeProvider time, CancellationToken cancellationToken) => options.Provider is StoreProvider.Sqlite
        ? await HoldFileAsync(StoreFile.Of(options), time, cancellationToken)
        : await HoldLockAsync(options.ConnectionString, cancellationToken);

    /// <summary>On SQLite a file held open exclusively is the lock.</summary>
    private static async Task<FileStream?> HoldFileAsync(string? file, TimeProvider time, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return null;
        }

        for (var waited = TimeSpan.Zero; ; waited += LookEvery)
        {
            try
            {
                return new FileStream($"{file}.migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (waited < Patience && Directory.Exists(Path.GetDirectoryName(file)))
            {
                await Task.Delay(LookEvery, time, cancellationToken);
            }
        }
    }

    /// <summary>EF's own lock on PostgreSQL is the history table, which several nodes on an empty database do not find. This one lasts as long as its transaction.</summary>
    private static async Task<NpgsqlConnection> HoldLockAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);

        try
        {
            await connection.OpenAsync(cancellationToken);
            await connection.BeginTransactionAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT pg_advisory_xact_lock($1)";
            command.CommandTimeout = (int)Patience.TotalSeconds;
            command.Parameters.Add(new NpgsqlParameter { Value = Key });
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
