using System.Globalization;
using BotService.Store.Disk;
using Microsoft.Data.Sqlite;

namespace BotService.Inbox;

/// <summary>What becomes of a spool that the disk corrupted: it stays as a copy, and what can be read of it goes into a new one.</summary>
internal static class SpoolDamage
{
    public const int Corrupt = 11;

    private const int NotADatabase = 26;

    /// <summary>Opens the spool of this folder, a new one where it is damaged; then tells how many messages came over.</summary>
    /// <exception cref="IOException">It is damaged, and another process has it open: nothing is moved from under that one.</exception>
    public static SpoolDatabase Open(string folder, Action<int> tell)
    {
        var path = Path.Combine(folder, SpoolDatabase.Name);
        var next = $"{path}.new";

        // A process died between the two moves that replace a damaged spool.
        if (!File.Exists(path) && File.Exists(next))
        {
            using (SpoolUse.Alone(path))
            {
                File.Move(next, path);
            }
        }

        try
        {
            return SpoolDatabase.Open(path, SpoolUse.Shared(path));
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is Corrupt or NotADatabase)
        {
            using (SpoolUse.Alone(path))
            {
                tell(Replace(path, next));
            }

            return SpoolDatabase.Open(path, SpoolUse.Shared(path));
        }
    }

    /// <summary>Safe to be interrupted: what could be read is always in the damaged file, or in the new one under one of its two names.</summary>
    private static int Replace(string path, string next)
    {
        foreach (var file in StoreFile.AllOf(next))
        {
            File.Delete(file);
        }

        var readable = Readable(path).ToList();

        using (var fresh = SpoolDatabase.Open(next))
        {
            fresh.Add(readable);
            fresh.Sweep();
        }

        var copy = Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? $"{path}.damaged" : string.Create(CultureInfo.InvariantCulture, $"{path}.damaged-{i}")).First(name => !File.Exists(name));

        foreach (var (file, kept) in StoreFile.AllOf(path).Zip(StoreFile.AllOf(copy)).Where(pair => File.Exists(pair.First)))
        {
            File.Move(file, kept, overwrite: true);
        }

        File.Move(next, path);
        return readable.Count;
    }

    private static IEnumerable<byte[]> Readable(string copy)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ConnectionString);
        var last = 0L;

        while (Next(connection, last) is var (number, payload))
        {
            last = number;
            yield return payload;
        }
    }

    private static (long Number, byte[] Payload)? Next(SqliteConnection connection, long after)
    {
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT Id, Payload FROM Messages NOT INDEXED WHERE Id > $after ORDER BY Id LIMIT 1";
            command.Parameters.AddWithValue("$after", after);
            using var reader = command.ExecuteReader();
            return reader.Read() ? (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : null;
        }
        catch (SqliteException)
        {
            // What lies behind the damage stays in the copy, for a person.
            return null;
        }
    }
}
