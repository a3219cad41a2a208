using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BotService.Store.Bulk;

/// <summary>The fastest way for many rows into each database: COPY for PostgreSQL, one prepared statement for SQLite.</summary>
internal sealed class RowWriter : IAsyncDisposable
{
    /// <summary>From so many new rows on PostgreSQL is told to count the table again; by itself it would do so only after a minute or two.</summary>
    private const int ManyRows = 5000;

    private readonly BotDbContext _db;
    private readonly string _table;
    private readonly DbCommand? _insert;
    private readonly NpgsqlBinaryImporter? _copy;
    private readonly IReadOnlyList<StoredColumn> _columns;
    private int _copied;

    private RowWriter(BotDbContext db, string table, DbCommand? insert, NpgsqlBinaryImporter? copy, IReadOnlyList<StoredColumn> columns) =>
        (_db, _table, _insert, _copy, _columns) = (db, table, insert, copy, columns);

    /// <summary>Writes inside the transaction that is open on the context.</summary>
    public static async Task<RowWriter> OpenAsync(BotDbContext db, string table, IReadOnlyList<StoredColumn> columns, CancellationToken cancellationToken)
    {
        var quoted = StoreTables.Quoted(table);
        var target = $"{quoted} ({StoreTables.Names(columns)})";

        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
        {
            return new RowWriter(db, quoted, null, await postgres.BeginBinaryImportAsync($"COPY {target} FROM STDIN (FORMAT BINARY)", cancellationToken), columns);
        }

        var insert = StoreTables.CommandOn(db, $"INSERT INTO {target} VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})");

        for (var i = 0; i < columns.Count; i++)
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = $"$p{i}";
            insert.Parameters.Add(parameter);
        }

        return new RowWriter(db, quoted, insert, null, columns);
    }

    /// <param name="values">In the columns' order, as <see cref="StoredColumn.ToStore"/> makes them.</param>
    public ValueTask WriteAsync(IReadOnlyList<object> values, CancellationToken cancellationToken) =>
        _copy is not null ? CopyAsync(_copy, values, cancellationToken) : InsertAsync(_insert!, values, cancellationToken);

    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        if (_copy is null)
        {
            return;
        }

        await _copy.CompleteAsync(cancellationToken);

        if (_copied >= ManyRows)
        {
            await CountAnewAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_copy is not null)
        {
            await _copy.DisposeAsync();
        }

        if (_insert is not null)
        {
            await _insert.DisposeAsync();
        }
    }

    /// <summary>
    /// A prepared statement or a foreign-key check that was planned while the table held a handful of rows scans the whole table;
    /// for 40,000 new rows that takes minutes.
    /// </summary>
    private async Task CountAnewAsync(CancellationToken cancellationToken)
    {
        // PostgreSQL takes no other statement until the copy is closed.
        await _copy!.DisposeAsync();
        await using var analyze = StoreTables.CommandOn(_db, $"ANALYZE {_table}");
        await analyze.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async ValueTask InsertAsync(DbCommand insert, IReadOnlyList<object> values, CancellationToken cancellationToken)
    {
        for (var i = 0; i < values.Count; i++)
        {
            insert.Parameters[i].Value = values[i];
        }

        await insert.ExecuteNonQueryAsync(cancellationToken);
    }

    private async ValueTask CopyAsync(NpgsqlBinaryImporter importer, IReadOnlyList<object> values, CancellationToken cancellationToken)
    {
        await importer.StartRowAsync(cancellationToken);
        _copied++;

        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is DBNull)
            {
                await importer.WriteNullAsync(cancellationToken);
            }
            else
            {
                await importer.WriteAsync(values[i], _columns[i].Mapping.StoreTypeNameBase, cancellationToken);
            }
        }
    }
}
