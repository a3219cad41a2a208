using BotService.Store.Bulk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BotService.Store.Backup;

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
            await using var command = StoreTables.CommandOn(db, $"DELETE FROM {StoreTables.Quoted(type.GetTableName()!)}");
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>PostgreSQL keeps the next id in a sequence, which must be moved past the ids that a copy brought.</summary>
    public static async Task ResetCountersAsync(BotDbContext db, CancellationToken cancellationToken)
    {
        if (db is not PostgresBotDbContext)
        {
            return;
        }

        foreach (var type in StoreTables.InInsertOrder(db).Where(HasCountedId))
        {
            var table = StoreTables.Quoted(type.GetTableName()!);
            await using var command = StoreTables.CommandOn(db, $"""SELECT setval(pg_get_serial_sequence('{table}', 'Id'), COALESCE((SELECT MAX("Id") FROM {table}), 0) + 1, false)""");
            await command.ExecuteScalarAsync(cancellationToken);
        }
    }

    private static bool HasCountedId(IEntityType type) =>
        type.FindPrimaryKey()!.Properties is [{ Name: "Id", ValueGenerated: ValueGenerated.OnAdd } id] && (id.ClrType == typeof(int) || id.ClrType == typeof(long));

    private static async Task<long> CopyTableAsync(BotDbContext from, IEntityType source, BotDbContext to, IEntityType target, CancellationToken cancellationToken)
    {
        var read = StoreTables.ColumnsOf(source);
        var write = StoreTables.ColumnsOf(target);
        await using var select = StoreTables.CommandOn(from, $"SELECT {StoreTables.Names(read)} FROM {StoreTables.Quoted(source.GetTableName()!)}");
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
}
