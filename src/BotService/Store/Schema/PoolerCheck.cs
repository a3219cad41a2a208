using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace BotService.Store.Schema;

/// <summary>
/// Statements that a driver has prepared belong to a session of the server. A pooler that hands out sessions by the transaction (PgBouncer's
/// transaction mode) loses them, and every second message fails; whoever has the driver prepare nothing is safe.
/// </summary>
internal static class PoolerCheck
{
    private const int Rounds = 3;

    public static async Task RefuseAsync(string connectionString, CancellationToken cancellationToken)
    {
        if (!PreparesStatements(connectionString))
        {
            return;
        }

        var options = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, MaxAutoPrepare = 0 }.ConnectionString;
        await using var one = new NpgsqlConnection(options);
        await using var other = new NpgsqlConnection(options);
        await one.OpenAsync(cancellationToken);
        await other.OpenAsync(cancellationToken);

        for (var round = 0; round < Rounds; round++)
        {
            var before = await SessionOfAsync(one, cancellationToken);
            await using var held = await other.BeginTransactionAsync(cancellationToken);
            var theirs = await SessionOfAsync(other, cancellationToken);

            if (theirs == before || await SessionOfAsync(one, cancellationToken) != before)
            {
                throw new InvalidDataException("数据库连接经过按事务分配会话的连接池（如 PgBouncer 的 transaction 模式），预备语句会丢失。请改用 session 模式或直连 PostgreSQL，或在 Database__ConnectionString 里加上 Max Auto Prepare=0");
            }
        }
    }

    private static bool PreparesStatements(string connectionString)
    {
        var said = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return !(said.TryGetValue("Max Auto Prepare", out var most) || said.TryGetValue("MaxAutoPrepare", out most)) || Convert.ToString(most, CultureInfo.InvariantCulture) != "0";
    }

    private static async Task<int> SessionOfAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT pg_backend_pid()", connection);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
