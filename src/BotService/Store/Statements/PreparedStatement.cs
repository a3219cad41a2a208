using System.Data;
using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace BotService.Store.Statements;

/// <summary>A statement that runs very often. EF builds and the database parses every other statement each time; this one stays prepared while its connection is open.</summary>
/// <param name="sql">In words that both databases read; its parameters are $1, $2 …</param>
internal sealed class PreparedStatement(string sql)
{
    public const string Listener = "BotService.Store";

    private static readonly DiagnosticListener Heard = new(Listener);

    private static readonly ConditionalWeakTable<DbConnection, Dictionary<PreparedStatement, DbCommand>> Ready = [];

    /// <summary>Every row, as <paramref name="read"/> takes it from its columns.</summary>
    /// <param name="values">As the database keeps them: instants through <see cref="BotDbContext.Instant"/>.</param>
    public async ValueTask<List<T>> ReadAsync<T>(BotDbContext db, Func<DbDataReader, T> read, CancellationToken cancellationToken, params object?[] values)
    {
        var command = await WithAsync(db, values, cancellationToken);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.AllAsync(read, cancellationToken);
    }

    /// <summary>The number of rows changed.</summary>
    /// <inheritdoc cref="ReadAsync" path="/param"/>
    public async ValueTask<int> RunAsync(BotDbContext db, CancellationToken cancellationToken, params object?[] values)
    {
        var command = await WithAsync(db, values, cancellationToken);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>All of them in one round trip, behind the settings of <see cref="BotDbContext.Planner"/>; null where the database cannot.</summary>
    /// <param name="last">Sent after them.</param>
    public static DbBatch? Together(BotDbContext db, IEnumerable<(PreparedStatement Statement, object?[] Values)> all, PreparedStatement? last)
    {
        if (db.Database.GetDbConnection() is not { CanCreateBatch: true } connection)
        {
            return null;
        }

        var batch = connection.CreateBatch();
        batch.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        IEnumerable<(PreparedStatement Statement, object?[] Values)> inOrder = [.. Alone(db.Planner?.First), .. all, .. Alone(last)];

        foreach (var (statement, values) in inOrder)
        {
            batch.BatchCommands.Add(statement.InBatch(batch.CreateBatchCommand(), values));
        }

        if (Heard.IsEnabled(Listener))
        {
            Heard.Write(Listener, batch);
        }

        return batch;
    }

    /// <summary>A command and a batch do not open the connection by themselves, and outside a round it may be closed.</summary>
    public static async ValueTask<DbConnection> OpenAsync(BotDbContext db, CancellationToken cancellationToken)
    {
        var connection = db.Database.GetDbConnection();

        if (connection.State is not ConnectionState.Open)
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
        }

        return connection;
    }

    private static IEnumerable<(PreparedStatement Statement, object?[] Values)> Alone(PreparedStatement? statement) => statement is null ? [] : [(statement, [])];

    private DbBatchCommand InBatch(DbBatchCommand command, object?[] values)
    {
        command.CommandText = sql;

        foreach (var value in values)
        {
            var parameter = command.CreateParameter();
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private async ValueTask<DbCommand> WithAsync(BotDbContext db, object?[] values, CancellationToken cancellationToken)
    {
        var command = On(await OpenAsync(db, cancellationToken), values.Length);
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        if (Heard.IsEnabled(Listener))
        {
            Heard.Write(Listener, command);
        }

        return command;
    }

    private DbCommand On(DbConnection connection, int parameters)
    {
        var ready = Ready.GetValue(connection, static connection =>
        {
            connection.StateChange += static (connection, change) => Forget((DbConnection)connection!, change.CurrentState);
            return [];
        });

        if (!ready.TryGetValue(this, out var command))
        {
            ready.Add(this, command = Make(connection, parameters));
        }

        return command;
    }

    private DbCommand Make(DbConnection connection, int parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this source.
        command.CommandText = sql;
#pragma warning restore CA2100

        for (var i = 1; i <= parameters; i++)
        {
            var parameter = command.CreateParameter();

            // PostgreSQL's driver takes $1 by its place, SQLite's by its name.
            parameter.ParameterName = parameter is SqliteParameter ? FormattableString.Invariant($"${i}") : string.Empty;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static void Forget(DbConnection connection, ConnectionState state)
    {
        if (state is ConnectionState.Closed or ConnectionState.Broken && Ready.TryGetValue(connection, out var ready))
        {
            foreach (var command in ready.Values)
            {
                command.Dispose();
            }

            ready.Clear();
        }
    }
}

/// <summary>A statement with its values that has not been asked yet, so that several can be asked in one round trip where the database can do that.</summary>
internal abstract class PendingQuery
{
    public abstract (PreparedStatement Statement, object?[] Values) Parts { get; }

    /// <summary>Asks all of them in one round trip; one after the other where the database cannot.</summary>
    public static async ValueTask AllAsync(BotDbContext db, IReadOnlyList<PendingQuery> all, CancellationToken cancellationToken)
    {
        if (all.Count == 0)
        {
            return;
        }

        await PreparedStatement.OpenAsync(db, cancellationToken);

        // Without a transaction the settings end with the batch.
        await using var batch = PreparedStatement.Together(db, all.Select(query => query.Parts), db.Database.CurrentTransaction is null ? null : db.Planner?.AndThen);

        if (batch is null)
        {
            foreach (var query in all)
            {
                await query.ReadAsync(db, cancellationToken);
            }

            return;
        }

        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);

        if (db.Planner is not null)
        {
            // The first answer is that of its settings.
            await rows.NextResultAsync(cancellationToken);
        }

        foreach (var query in all)
        {
            await query.TakeAsync(rows, cancellationToken);
            await rows.NextResultAsync(cancellationToken);
        }
    }

    protected abstract ValueTask ReadAsync(BotDbContext db, CancellationToken cancellationToken);

    protected abstract ValueTask TakeAsync(DbDataReader rows, CancellationToken cancellationToken);
}

/// <summary>One whose rows are read as <paramref name="read"/> says.</summary>
internal sealed class PendingQuery<T>(PreparedStatement statement, Func<DbDataReader, T> read, params object?[] values) : PendingQuery
{
    /// <summary>Filled once it has been asked.</summary>
    public IReadOnlyList<T> Rows { get; private set; } = [];

    public override (PreparedStatement Statement, object?[] Values) Parts => (statement, values);

    protected override async ValueTask ReadAsync(BotDbContext db, CancellationToken cancellationToken) => Rows = await statement.ReadAsync(db, read, cancellationToken, values);

    protected override async ValueTask TakeAsync(DbDataReader rows, CancellationToken cancellationToken) => Rows = await rows.AllAsync(read, cancellationToken);
}

/// <summary>Settings of the database's planner that hold for a batch of prepared statements alone.</summary>
/// <param name="First">Sets them; sent before the batch.</param>
/// <param name="AndThen">Takes them back; sent after the batch where the transaction goes on.</param>
internal sealed record PlannerSettings(PreparedStatement First, PreparedStatement AndThen);
