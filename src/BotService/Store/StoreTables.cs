using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace BotService.Store;

/// <summary>The model as tables in an order in which rows can be inserted: what is pointed at comes before what points.</summary>
internal static class StoreTables
{
    /// <summary>Every table whose rows belong to the organisation; the access token belongs to an installation.</summary>
    public static IReadOnlyList<IEntityType> InInsertOrder(BotDbContext db)
    {
        var ordered = new List<IEntityType>();
        var seen = new HashSet<IEntityType>();

        foreach (var type in db.Model.GetEntityTypes().Where(type => type.ClrType != typeof(ChannelToken)).OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            Visit(type, ordered, seen);
        }

        return ordered;
    }

    /// <summary>The columns of a table with how each value is kept; the same order in both databases.</summary>
    public static IReadOnlyList<StoredColumn> ColumnsOf(IEntityType type)
    {
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        return [.. type.GetProperties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new StoredColumn(p.GetColumnName(table)!, p.GetRelationalTypeMapping()))];
    }

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

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

/// <summary>A column and the way its values travel between the model and this database.</summary>
internal sealed record StoredColumn(string Name, RelationalTypeMapping Mapping)
{
    private Type KeptAs => Mapping.Converter?.ProviderClrType ?? Nullable.GetUnderlyingType(Mapping.ClrType) ?? Mapping.ClrType;

    public object? ToModel(System.Data.Common.DbDataReader reader, int ordinal)
    {
        if (reader.IsDBNull(ordinal))
        {
            return null;
        }

        var kept = Read(reader, ordinal);
        return Mapping.Converter is { } converter ? converter.ConvertFromProvider(kept) : kept;
    }

    public object ToStore(object? value) => (Mapping.Converter is { } converter && value is not null ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;

    /// <summary>SQLite knows four types, so the reader is asked for ours by name.</summary>
    private object Read(System.Data.Common.DbDataReader reader, int ordinal) => KeptAs switch
    {
        var type when type == typeof(int) => reader.GetInt32(ordinal),
        var type when type == typeof(long) => reader.GetInt64(ordinal),
        var type when type == typeof(bool) => reader.GetBoolean(ordinal),
        var type when type == typeof(string) => reader.GetString(ordinal),
        var type when type == typeof(Guid) => reader.GetGuid(ordinal),
        var type when type == typeof(DateOnly) => reader.GetFieldValue<DateOnly>(ordinal),
        var type when type == typeof(TimeSpan) => reader.GetFieldValue<TimeSpan>(ordinal),
        var type when type == typeof(double) => reader.GetDouble(ordinal),
        var type when type == typeof(DateTimeOffset) => reader.GetFieldValue<DateTimeOffset>(ordinal),
        var type when type == typeof(byte[]) => reader.GetFieldValue<byte[]>(ordinal),
        var type => throw new NotSupportedException($"Column {Name} is kept as {type}; teach the copy to read it."),
    };
}
