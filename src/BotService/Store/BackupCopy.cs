using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace BotService.Store;

/// <summary>Copies all rows from one store to another, row by row as they stream, whichever databases the two are.</summary>
internal static class BackupCopy
{
    /// <summary>Copies inside the transactions that are open on the two contexts; returns how many rows.</summary>
    public static async Task<long> CopyRowsAsync(BotDbContext from, BotDbContext to, CancellationToken cancellationToken)
    {
        var rows = 0L;

        foreach (var target in StoreTables.InInsertOrder(to))
        {
            var source = from.Model.FindEntityType(target.Name)!;
            rows += await CopyTableAsync(from, source, to, target, cancellationToken);
        }

        return rows;
    }

    /// <summary>Empties every table that is copied, those that point at others first.</summary>
    public static async Task DeleteRowsAsync(BotDbContext db, CancellationToken cancellationToken)
    {
        foreach (var type in StoreTables.InInsertOrder(db).Reverse())
        {
            await using var command = CommandOn(db, $"DELETE FROM {StoreTables.Quoted(type.GetTableName()!)}");
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>PostgreSQL counts ids apart from the rows, so its counters must hear about ids that came with a copy.</summary>
    public static async Task ResetCountersAsync(BotDbContext db, CancellationToken cancellationToken)
    {
        if (db is not PostgresBotDbContext)
        {
            return;
        }

        foreach (var type in StoreTables.InInsertOrder(db).Where(HasCountedId))
        {
            var table = StoreTables.Quoted(type.GetTableName()!);
            await using var command = CommandOn(db, $"""SELECT setval(pg_get_serial_sequence('{table}', 'Id'), COALESCE((SELECT MAX("Id") FROM {table}), 0) + 1, false)""");
            await command.ExecuteScalarAsync(cancellationToken);
        }
    }

    private static bool HasCountedId(IEntityType type) =>
        type.FindPrimaryKey()!.Properties is [{ Name: "Id", ValueGenerated: ValueGenerated.OnAdd } id] && (id.ClrType == typeof(int) || id.ClrType == typeof(long));

    private static async Task<long> CopyTableAsync(BotDbContext from, IEntityType source, BotDbContext to, IEntityType target, CancellationToken cancellationToken)
    {
        var read = StoreTables.ColumnsOf(source);
        var write = StoreTables.ColumnsOf(target);
        await using var select = CommandOn(from, $"SELECT {Names(read)} FROM {StoreTables.Quoted(source.GetTableName()!)}");
        await using var reader = await select.ExecuteReaderAsync(cancellationToken);
        await using var writer = await RowWriter.OpenAsync(to, target.GetTableName()!, write, cancellationToken);
        var rows = 0L;

        while (await reader.ReadAsync(cancellationToken))
        {
            await writer.WriteAsync([.. read.Select((column, i) => write[i].ToStore(column.ToModel(reader, i)))], cancellationToken);
            rows++;
        }

        await writer.CompleteAsync(cancellationToken);
        return rows;
    }

    private static string Names(IEnumerable<StoredColumn> columns) => string.Join(", ", columns.Select(c => StoreTables.Quoted(c.Name)));

#pragma warning disable CA2100 // Made of the model's own table and column names only.
    private static DbCommand CommandOn(BotDbContext db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return command;
    }

    /// <summary>The fastest way into each database: COPY for PostgreSQL, one prepared statement for SQLite.</summary>
    private sealed class RowWriter(DbCommand? insert, NpgsqlBinaryImporter? copy, IReadOnlyList<StoredColumn> columns) : IAsyncDisposable
    {
        public static async Task<RowWriter> OpenAsync(BotDbContext db, string table, IReadOnlyList<StoredColumn> columns, CancellationToken cancellationToken)
        {
            if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
            {
                var copy = await postgres.BeginBinaryImportAsync($"COPY {StoreTables.Quoted(table)} ({Names(columns)}) FROM STDIN (FORMAT BINARY)", cancellationToken);
                return new RowWriter(null, copy, columns);
            }

            var insert = CommandOn(db, $"INSERT INTO {StoreTables.Quoted(table)} ({Names(columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})");

            for (var i = 0; i < columns.Count; i++)
            {
                var parameter = insert.CreateParameter();
                parameter.ParameterName = $"$p{i}";
                insert.Parameters.Add(parameter);
            }

            return new RowWriter(insert, null, columns);
        }

        public async ValueTask WriteAsync(object[] values, CancellationToken cancellationToken)
        {
            if (copy is not null)
            {
                await WriteCopyAsync(copy, values, cancellationToken);
                return;
            }

            for (var i = 0; i < values.Length; i++)
            {
                insert!.Parameters[i].Value = values[i];
            }

            await insert!.ExecuteNonQueryAsync(cancellationToken);
        }

        public async ValueTask CompleteAsync(CancellationToken cancellationToken)
        {
            if (copy is not null)
            {
                await copy.CompleteAsync(cancellationToken);
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (copy is not null)
            {
                await copy.DisposeAsync();
            }

            if (insert is not null)
            {
                await insert.DisposeAsync();
            }
        }

        private async ValueTask WriteCopyAsync(NpgsqlBinaryImporter importer, object[] values, CancellationToken cancellationToken)
        {
            await importer.StartRowAsync(cancellationToken);

            for (var i = 0; i < values.Length; i++)
            {
                if (values[i] is DBNull)
                {
                    await importer.WriteNullAsync(cancellationToken);
                }
                else
                {
                    await importer.WriteAsync(values[i], columns[i].Mapping.StoreTypeNameBase, cancellationToken);
                }
            }
        }
    }
#pragma warning restore CA2100
}
