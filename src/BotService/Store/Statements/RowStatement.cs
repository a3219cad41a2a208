using System.Data.Common;
using Microsoft.EntityFrameworkCore.Storage;

namespace BotService.Store.Statements;

/// <summary>A statement that is done for rows of values: PostgreSQL takes all of them at once, SQLite, which is in process, one after the other.</summary>
internal sealed class RowStatement
{
    private static readonly PreparedStatement Commit = new("COMMIT");

    private readonly PreparedStatement _forAll;
    private readonly PreparedStatement _forOne;
    private readonly RowValue[] _columns;

    /// <param name="sql"><c>{Name}</c> is a value of the row; <c>{rows}</c> stands behind FROM or JOIN, <c>{from rows}</c> where a statement for one row has no FROM.</param>
    /// <param name="columns">The values of a row, in their order.</param>
    public RowStatement(string sql, params RowValue[] columns)
    {
        var arrays = string.Join(", ", columns.Select((column, i) => $"${i + 1}::{column.Type}[]"));
        var all = $"unnest({arrays}) AS r ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))})";
        var (forAll, forOne) = (sql.Replace("{from rows}", $"FROM {all}", StringComparison.Ordinal).Replace("{rows}", all, StringComparison.Ordinal),
            sql.Replace("{from rows}", string.Empty, StringComparison.Ordinal).Replace("{rows}", "(SELECT 1) AS r", StringComparison.Ordinal));

        for (var i = 0; i < columns.Length; i++)
        {
            forAll = forAll.Replace($"{{{columns[i].Name}}}", $"r.\"{columns[i].Name}\"", StringComparison.Ordinal);
            forOne = forOne.Replace($"{{{columns[i].Name}}}", $"${i + 1}", StringComparison.Ordinal);
        }

        (_forAll, _forOne, _columns) = (new PreparedStatement(forAll), new PreparedStatement(forOne), columns);
    }

    /// <summary>What to send for these rows.</summary>
    public IEnumerable<(PreparedStatement Statement, object?[] Values)> For(BotDbContext db, IReadOnlyList<object?[]> rows) => db switch
    {
        _ when rows.Count == 0 => [],
        PostgresBotDbContext => [(_forAll, [.. _columns.Select((column, i) => column.Gather(rows, i))])],
        _ => rows.Select(row => (_forOne, row)),
    };

    /// <summary>The same for a question; a row of the answer has to say which row it answers.</summary>
    public IReadOnlyList<PendingQuery<T>> Ask<T>(BotDbContext db, IReadOnlyList<object?[]> rows, Func<DbDataReader, T> read) =>
        [.. For(db, rows).Select(parts => new PendingQuery<T>(parts.Statement, read, parts.Values))];

    /// <summary>Commits with all rows that waited for it, in one round trip where the database can; a statement that fails leaves nothing committed.</summary>
    public static async ValueTask CommitAsync(BotDbContext db, IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        // Rows of one statement go together; what was there first stays first.
        var all = db.WithCommit.GroupBy(one => one.Statement, one => one.Row).SelectMany(rows => rows.Key.For(db, [.. rows])).ToList();
        await using var batch = all.Count == 0 ? null : PreparedStatement.Together(db, all, Commit);

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
}

/// <summary>One value of a row, and how PostgreSQL is given many of it.</summary>
internal sealed record RowValue(string Name, string Type, Func<IReadOnlyList<object?[]>, int, object> Gather)
{
    public static RowValue Text(string name) => new(name, "text", Array<string?>);

    public static RowValue Number(string name) => new(name, "integer", Array<int?>);

    public static RowValue Flag(string name) => new(name, "boolean", Array<bool?>);

    public static RowValue Day(string name) => new(name, "date", Array<DateOnly?>);

    /// <summary>Through <see cref="BotDbContext.Instant"/>.</summary>
    public static RowValue Instant(string name) => new(name, "timestamptz", Array<DateTimeOffset?>);

    private static T[] Array<T>(IReadOnlyList<object?[]> rows, int at) => [.. rows.Select(row => (T)row[at]!)];
}
