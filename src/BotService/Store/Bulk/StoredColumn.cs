using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace BotService.Store.Bulk;

/// <summary>A column and the way its values travel between the model and this database.</summary>
internal sealed record StoredColumn(string Name, RelationalTypeMapping Mapping)
{
    public static StoredColumn Of(IProperty property, in StoreObjectIdentifier table) => new(property.GetColumnName(table)!, property.GetRelationalTypeMapping());

    private Type KeptAs => Mapping.Converter?.ProviderClrType ?? Nullable.GetUnderlyingType(Mapping.ClrType) ?? Mapping.ClrType;

    public object? ToModel(DbDataReader reader, int ordinal)
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
    private object Read(DbDataReader reader, int ordinal) => KeptAs switch
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
