using System.Data;
using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace BotService.Store.Rounds;

/// <summary>A statement of the busiest minute. EF makes and the database parses every other one anew; this one stays ready while its connection is open.</summary>
/// <param name="sql">In words that both databases read; its parameters are $1, $2 …</param>
internal sealed class PreparedStatement(string sql)
{
    public const string Listener = "BotService.Store";

    private static readonly PreparedStatement Commit = new("COMMIT");

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

    /// <summary>Commits with everything that waited for it, on one way there and back where the database can; a statement that fails leaves nothing committed.</summary>
    public static async ValueTask CommitAsync(BotDbContext db, IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        // Rows of one statement go together; what was there first stays first.
        var all = db.WithCommit.GroupBy(one => one.Statement, one => one.Row).SelectMany(rows => rows.Key.For(db, [.. rows])).ToList();
        await using var batch = all.Count == 0 ? null : TogetherOn(db, [.. Narrow(db), .. all, (Commit, [])]);

        if (batch is not null)
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
            return;
        }

        foreach (var (statement, values) in all)
        {
            await statement.RunAsync(db, cancellationToken, values);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Questions on one way there and back, the first answer being that of <see cref="BotDbContext.Planner"/>; null where the database cannot.</summary>
    public static async ValueTask<DbBatch?> QuestionsAsync(BotDbContext db, IReadOnlyList<(PreparedStatement Statement, object?[] Values)> all, CancellationToken cancellationToken)
    {
        await OpenAsync(db, cancellationToken);
        return TogetherOn(db, db.Planner is { } planner ? [.. Narrow(db), .. all, (planner.AndThen, [])] : all);
    }

    private static IEnumerable<(PreparedStatement Statement, object?[] Values)> Narrow(BotDbContext db) => db.Planner is { } planner ? [(planner.First, [])] : [];

    private static DbBatch? TogetherOn(BotDbContext db, IReadOnlyList<(PreparedStatement Statement, object?[] Values)> all)
    {
        if (db.Database.GetDbConnection() is not { CanCreateBatch: true } connection)
        {
            return null;
        }

        var batch = connection.CreateBatch();
        batch.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();

        foreach (var (statement, values) in all)
        {
            batch.BatchCommands.Add(statement.InBatch(batch.CreateBatchCommand(), values));
        }

        if (Heard.IsEnabled(Listener))
        {
            Heard.Write(Listener, batch);
        }

        return batch;
    }

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

    /// <summary>Neither a command nor a batch opens its connection, and outside a round nobody has.</summary>
    private static async ValueTask<DbConnection> OpenAsync(BotDbContext db, CancellationToken cancellationToken)
    {
        var connection = db.Database.GetDbConnection();

        if (connection.State is not ConnectionState.Open)
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
        }

        return connection;
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
