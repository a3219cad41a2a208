using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BotService.Benchmarks.Rows;

/// <summary>The floor of this machine: durable single-row commits one after the other, with the settings the service uses and nothing around them.</summary>
internal static class RawCommits
{
    private const string Table = "CREATE TABLE IF NOT EXISTS raw_rows (id varchar(64) PRIMARY KEY, at bigint NOT NULL, words varchar(200) NOT NULL)";
    private const string Insert = "INSERT INTO raw_rows (id, at, words) VALUES (@id, @at, @words)";
    private const string Words = "已记下：第39周《调查研究》按时学完。";

    public static double Sqlite(string folder, TimeSpan span)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "raw.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; {Table}";
        command.ExecuteNonQuery();
        command.CommandText = Insert;
        var id = command.Parameters.Add("@id", SqliteType.Text);
        command.Parameters.AddWithValue("@at", 638_000_000_000_000_000);
        command.Parameters.AddWithValue("@words", Words);
        id.Value = string.Empty;
        command.Prepare();
        var start = Stopwatch.GetTimestamp();
        var count = 0;

        for (; Stopwatch.GetElapsedTime(start) < span; count++)
        {
            id.Value = Guid.NewGuid().ToString("N");
            command.ExecuteNonQuery();
        }

        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public static async Task<double> PostgresAsync(string connectionString, int connections, TimeSpan span)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = connections });
        await using (var table = source.CreateCommand(Table))
        {
            await table.ExecuteNonQueryAsync();
        }

        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => CommitAsync(source, start, span))));
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<int> CommitAsync(NpgsqlDataSource source, long start, TimeSpan span)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(Insert, connection);
        var id = command.Parameters.Add("id", NpgsqlTypes.NpgsqlDbType.Varchar);
        command.Parameters.AddWithValue("at", 638_000_000_000_000_000);
        command.Parameters.AddWithValue("words", Words);
        id.Value = string.Empty;
        await command.PrepareAsync();
        var count = 0;

        for (; Stopwatch.GetElapsedTime(start) < span; count++)
        {
            id.Value = Guid.NewGuid().ToString("N");
            await command.ExecuteNonQueryAsync();
        }

        return count;
    }
}
