using BotService.Store.Disk;
using Microsoft.Data.Sqlite;

namespace BotService.Inbox;

/// <summary>The SQLite file under the spool. What <see cref="Add"/> returned for is on the disk; several processes of one machine may share it.</summary>
internal sealed class SpoolDatabase : IDisposable
{
    public const string Name = "spool.db";

    /// <summary>More than any message takes: where this can be written, the next message can be too.</summary>
    private const int ProbeBytes = 16 * 1024;

    private const string ForgetProbes = "DELETE FROM Messages WHERE Aside = 2";

    private readonly SqliteConnection _connection;
    private readonly IDisposable? _use;
    private readonly Lock _gate = new();

    private SpoolDatabase(string path, IDisposable? use)
    {
        _use = use;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 5 }.ConnectionString);
    }

    /// <summary>Throws when the file is damaged; what was deleted leaves no trace in it.</summary>
    /// <param name="path">Made where there is none.</param>
    /// <param name="use">Given back when the file is closed, or cannot be opened.</param>
    public static SpoolDatabase Open(string path, IDisposable? use = null)
    {
        var database = new SpoolDatabase(path, use);

        try
        {
            // Made before SQLite makes it: it is its owner's alone from the first moment, and so are the files beside it.
            using (new FileStream(path, OwnedFile.Options(FileMode.OpenOrCreate)))
            {
            }

            OwnedFile.Close([path]);
            database._connection.Open();
            database.Run("PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON");
            database.Run("CREATE TABLE IF NOT EXISTS Messages (Id INTEGER PRIMARY KEY AUTOINCREMENT, Aside INTEGER NOT NULL DEFAULT 0, Payload BLOB NOT NULL)");
            database.Run("CREATE INDEX IF NOT EXISTS OldestFirst ON Messages (Aside, Id)");
            database.Run(ForgetProbes);
            return database.Ask("PRAGMA quick_check(1)") is "ok" ? database : throw new SqliteException("The spool is damaged.", SpoolDamage.Corrupt);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>All of them in one commit; returns their numbers.</summary>
    /// <param name="isWanted">Asked of each position once it is on the disk; what nobody waits for any more goes before anybody can read it.</param>
    public List<long> Add(IEnumerable<byte[]> payloads, Func<int, bool>? isWanted = null)
    {
        lock (_gate)
        {
            using var transaction = _connection.BeginTransaction();
            var numbers = payloads.Select(payload => (long)Ask("INSERT INTO Messages (Payload) VALUES ($value) RETURNING Id", payload)!).ToList();
            transaction.Commit();

            foreach (var (_, number) in numbers.Index().Where(row => isWanted?.Invoke(row.Index) is false))
            {
                Remove(number);
            }

            return numbers;
        }
    }

    /// <summary>The oldest message that is not set aside; null when there is none.</summary>
    public (long Number, byte[] Payload)? Oldest() => List("WHERE Aside = 0 ORDER BY Id LIMIT 1") is [var oldest] ? oldest : null;

    public List<(long Number, byte[] Payload)> All(bool aside) => List($"WHERE Aside = {(aside ? 1 : 0)} ORDER BY Id");

    public int Count(bool aside)
    {
        lock (_gate)
        {
            return (int)(long)Ask("SELECT COUNT(*) FROM Messages WHERE Aside = $value", aside ? 1 : 0)!;
        }
    }

    /// <summary>Does not wait for the disk: a message that is back after a crash is known by its receipt.</summary>
    public void Remove(long number)
    {
        lock (_gate)
        {
            Run("PRAGMA synchronous=NORMAL");

            try
            {
                Run("DELETE FROM Messages WHERE Id = $value", number);
            }
            finally
            {
                Run("PRAGMA synchronous=FULL");
            }
        }
    }

    public void SetAside(long number)
    {
        lock (_gate)
        {
            Run("UPDATE Messages SET Aside = 1 WHERE Id = $value", number);
        }
    }

    /// <summary>What was set aside waits again: its cause may be mended.</summary>
    public void TakeBack()
    {
        lock (_gate)
        {
            Run("UPDATE Messages SET Aside = 0 WHERE Aside = 1");
        }
    }

    /// <summary>Takes what was removed out of the write-ahead log too; while somebody else reads, the next time does it.</summary>
    public void Sweep()
    {
        lock (_gate)
        {
            Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    /// <summary>Writes and deletes a row that no reader takes for a message; throws when nothing can be written.</summary>
    public void Probe()
    {
        lock (_gate)
        {
            Run("INSERT INTO Messages (Aside, Payload) VALUES (2, $value)", new byte[ProbeBytes]);
            Run(ForgetProbes);
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _use?.Dispose();
    }

    private List<(long Number, byte[] Payload)> List(string which)
    {
        lock (_gate)
        {
            using var command = Command($"SELECT Id, Payload FROM Messages {which}");
            using var reader = command.ExecuteReader();
            var found = new List<(long Number, byte[] Payload)>();

            while (reader.Read())
            {
                found.Add((reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)));
            }

            return found;
        }
    }

    private void Run(string sql, object? value = null)
    {
        using var command = Command(sql, value);
        command.ExecuteNonQuery();
    }

    private object? Ask(string sql, object? value = null)
    {
        using var command = Command(sql, value);
        return command.ExecuteScalar();
    }

    private SqliteCommand Command(string sql, object? value = null)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Texts of this file alone.
        command.CommandText = sql;
#pragma warning restore CA2100

        if (value is not null)
        {
            command.Parameters.AddWithValue("$value", value);
        }

        return command;
    }
}
