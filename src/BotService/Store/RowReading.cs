using System.Data.Common;

namespace BotService.Store;

/// <summary>Columns that may be empty, for the few statements whose rows are not read by EF.</summary>
internal static class RowReading
{
    public static string? TextIn(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static int? NumberIn(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    public static DateOnly? DayIn(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);
}
