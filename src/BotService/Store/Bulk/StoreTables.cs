using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace BotService.Store.Bulk;

/// <summary>The model as tables in an order in which rows can be inserted: what is pointed at comes before what points.</summary>
internal static class StoreTables
{
    private static readonly Type[] OfInstallation = [typeof(ChannelToken), typeof(Lease), typeof(ConsoleUpload)];

    /// <summary>Every table whose rows belong to the organisation; the access token and leases belong to an installation, and a file that waits for a button to nobody's backup.</summary>
    public static IReadOnlyList<IEntityType> InInsertOrder(BotDbContext db)
    {
        var ordered = new List<IEntityType>();
        var seen = new HashSet<IEntityType>();

        foreach (var type in db.Model.GetEntityTypes().Where(type => !OfInstallation.Contains(type.ClrType)).OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            Visit(type, ordered, seen);
        }

        return ordered;
    }

    /// <summary>The columns of a table with how each value is kept; the same order in both databases.</summary>
    public static IReadOnlyList<StoredColumn> ColumnsOf(IEntityType type)
    {
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        return [.. type.GetProperties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => StoredColumn.Of(p, table))];
    }

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Names(IEnumerable<StoredColumn> columns) => string.Join(", ", columns.Select(c => Quoted(c.Name)));

    /// <summary>A statement in the transaction that is open on the context.</summary>
    public static DbCommand CommandOn(BotDbContext db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // Callers make it of the model's own table and column names.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        return command;
    }

    private static void Visit(IEntityType type, List<IEntityType> ordered, HashSet<IEntityType> seen)
    {
        if (!seen.Add(type))
        {
            return;
        }

        foreach (var key in type.GetForeignKeys())
        {
            Visit(key.PrincipalEntityType, ordered, seen);
        }

        ordered.Add(type);
    }
}
