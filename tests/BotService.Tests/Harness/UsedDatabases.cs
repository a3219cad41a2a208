using System.Collections.Concurrent;
using Npgsql;

namespace BotService.Tests.Harness;

/// <summary>
/// Databases of PostgreSQL that tests have finished with, emptied for the next. Making and dropping one, and connecting to it for the first time,
/// costs more than most tests; one whose schema, rights or size a test has changed is not taken back.
/// </summary>
internal static class UsedDatabases
{
    private const int MostUses = 40;

    private const long MostGrowth = 8 << 20;

    /// <summary>Everything that a test may change besides rows, and the size.</summary>
    private const string Shape = """
        SELECT concat_ws(' ', (SELECT count(*) FROM pg_class), (SELECT count(*) FROM pg_attribute), (SELECT count(*) FROM pg_trigger), (SELECT count(*) FROM pg_proc),
            (SELECT count(*) FROM pg_constraint), (SELECT count(*) FROM pg_namespace), (SELECT md5(string_agg(relname || coalesce(relacl::text, ''), ',' ORDER BY relname)) FROM pg_class),
            (SELECT md5(string_agg(coalesce(nspacl::text, ''), ',' ORDER BY nspname)) FROM pg_namespace), d.datacl::text, d.datconnlimit, d.datallowconn,
            (SELECT count(*) FROM pg_db_role_setting WHERE setdatabase = d.oid),
            (SELECT count(*) FROM pg_stat_activity a WHERE a.datid = d.oid AND a.pid <> pg_backend_pid() AND a.state <> 'idle')), pg_database_size(d.oid)
        FROM pg_database d WHERE d.datname = current_database();
        """;

    private const string Empty = """
        SET LOCAL lock_timeout = '2s';
        SET LOCAL session_replication_role = replica;
        DO $$
        DECLARE one regclass;
        BEGIN
            FOR one IN SELECT c.oid FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> '__EFMigrationsHistory' AND pg_relation_size(c.oid) > 0
            LOOP EXECUTE format('DELETE FROM %s', one); END LOOP;
            PERFORM setval(s.seqrelid::regclass, s.seqstart, false) FROM pg_sequence s;
        END $$;
        """;

    private static readonly ConcurrentBag<string> Waiting = [];

    private static readonly ConcurrentDictionary<string, int> Uses = new();

    private static string _shape = string.Empty;

    private static long _size;

    public static string? Take() => Waiting.TryTake(out var name) ? name : null;

    /// <summary>What a database looks like that nobody has used.</summary>
    public static async Task RememberAsync(string template)
    {
        await using var connection = new NpgsqlConnection(template);
        await connection.OpenAsync();
        (_shape, _size) = await LookAsync(connection);
    }

    /// <summary>False when it is not fit for another test.</summary>
    public static async Task<bool> ReturnAsync(string name, string connectionString)
    {
        if (Uses.AddOrUpdate(name, 1, (_, uses) => uses + 1) >= MostUses)
        {
            return false;
        }

        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            var (shape, size) = await LookAsync(connection);

            if (shape != _shape || size > _size + MostGrowth)
            {
                return false;
            }

            await using var transaction = await connection.BeginTransactionAsync();
            await using var command = new NpgsqlCommand(Empty, connection, transaction);
            await command.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }
        catch (NpgsqlException)
        {
            return false;
        }

        Waiting.Add(name);
        return true;
    }

    private static async Task<(string Shape, long Size)> LookAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Shape, connection);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetString(0), reader.GetInt64(1));
    }
}
