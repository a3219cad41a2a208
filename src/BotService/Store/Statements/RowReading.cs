using System.Data.Common;

namespace BotService.Store.Statements;

/// <summary>Columns that may be empty, for the few statements whose rows are not read by EF.</summary>
internal static class RowReading
{
    public static string? TextIn(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static int? NumberIn(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    public static DateOnly? DayIn(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);

    /// <summary>Reads the rows of the result that have not been read yet.</summary>
    public static async ValueTask<List<T>> AllAsync<T>(this DbDataReader rows, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var all = new List<T>();

        while (await rows.ReadAsync(cancellationToken))
        {
            all.Add(read(rows));
        }

        return all;
    }
}
