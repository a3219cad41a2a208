using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BotService.Tests.Harness;

/// <summary>The store as whoever took its disk sees it: SQLite's files byte by byte, PostgreSQL's rows column by column.</summary>
internal static class RawStore
{
    /// <summary>Whether any of the words stands anywhere, free pages, write-ahead log and ways to write JSON included; returns those that do.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(TestStore store, params string[] words)
    {
        var spellings = words.SelectMany(word => (string[])[word, System.Text.Json.JsonEncodedText.Encode(word).ToString()]).Distinct().ToList();

        if (TestStore.IsPostgres)
        {
            var text = await DumpAsync(store.ConnectionString);
            return [.. spellings.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))];
        }

        var file = new SqliteConnectionStringBuilder(store.ConnectionString).DataSource;
        return [.. spellings.Where(word => Directory.GetFiles(Path.GetDirectoryName(file)!, $"{Path.GetFileName(file)}*").Any(path => Holds(path, word)))];
    }

    public static bool Holds(string path, string word)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0;
    }

    private static async Task<string> DumpAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Bot.Token);
        var tables = new List<string>();
        await using (var list = new NpgsqlCommand("SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')", connection))
        await using (var reader = await list.ExecuteReaderAsync(Bot.Token))
        {
            while (await reader.ReadAsync(Bot.Token))
            {
                tables.Add(reader.GetString(0));
            }
        }

        var text = new StringBuilder();

        foreach (var table in tables)
        {
#pragma warning disable CA2100 // Names from the catalogue, quoted by it.
            await using var rows = new NpgsqlCommand($"SELECT row(t.*)::text FROM {table} t", connection);
#pragma warning restore CA2100
            await using var reader = await rows.ExecuteReaderAsync(Bot.Token);

            while (await reader.ReadAsync(Bot.Token))
            {
                text.Append(table).Append(' ').AppendLine(reader.GetString(0));
            }
        }

        return text.ToString();
    }
}
