using System.Data.Common;

namespace BotService.Store;

/// <summary>A statement with its values, not yet asked, so that what is asked with it goes the same way to the database, where that can be done.</summary>
internal abstract class Asked
{
    public abstract (Prepared Statement, object?[] Values) Words { get; }

    /// <summary>Asks all of them on one way there and back, on a connection that is open; one after the other where the database cannot.</summary>
    public static async ValueTask AllAsync(BotDbContext db, IReadOnlyList<Asked> all, CancellationToken cancellationToken)
    {
        await using var batch = all.Count > 1 ? Prepared.TogetherOn(db, [.. all.Select(asked => asked.Words)]) : null;

        if (batch is null)
        {
            foreach (var asked in all)
            {
                await asked.ReadAsync(db, cancellationToken);
            }

            return;
        }

        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);

        foreach (var asked in all)
        {
            await asked.TakeAsync(rows, cancellationToken);
            await rows.NextResultAsync(cancellationToken);
        }
    }

    protected abstract ValueTask ReadAsync(BotDbContext db, CancellationToken cancellationToken);

    protected abstract ValueTask TakeAsync(DbDataReader rows, CancellationToken cancellationToken);
}

/// <summary>One whose rows are read as <paramref name="read"/> says.</summary>
internal sealed class Asked<T>(Prepared statement, Func<DbDataReader, T> read, params object?[] values) : Asked
{
    /// <summary>The answer, when it was asked for.</summary>
    public IReadOnlyList<T> Rows { get; private set; } = [];

    public override (Prepared Statement, object?[] Values) Words => (statement, values);

    protected override async ValueTask ReadAsync(BotDbContext db, CancellationToken cancellationToken) => Rows = await statement.ReadAsync(db, read, cancellationToken, values);

    protected override async ValueTask TakeAsync(DbDataReader rows, CancellationToken cancellationToken) => Rows = await rows.AllAsync(read, cancellationToken);
}
