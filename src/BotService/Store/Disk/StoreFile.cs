using Microsoft.Data.Sqlite;

namespace BotService.Store.Disk;

/// <summary>Where a SQLite store lies.</summary>
internal static class StoreFile
{
    /// <summary>The full path; null for PostgreSQL and for a store without a file.</summary>
    public static string? Of(StoreOptions options)
    {
        if (options.Provider is not StoreProvider.Sqlite)
        {
            return null;
        }

        var source = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
        return source is "" or ":memory:" ? null : Path.GetFullPath(source);
    }

    /// <summary>The file and what SQLite and we keep beside it while it is open.</summary>
    public static IEnumerable<string> AllOf(string file) => [file, $"{file}-wal", $"{file}-shm", $"{file}-journal", $"{file}.migrating"];
}
