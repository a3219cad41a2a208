using System.Data.Common;

namespace BotService.Store.Rounds;

/// <summary>A statement with its values that has not been asked yet, so that several can be asked in one round trip where the database can do that.</summary>
internal abstract class PendingQuery
{
    public abstract (PreparedStatement Statement, object?[] Values) Parts { get; }

    /// <summary>Asks all of them on one way there and back; one after the other where the database cannot.</summary>
    public static async ValueTask AllAsync(BotDbContext db, IReadOnlyList<PendingQuery> all, CancellationToken cancellationToken)
    {
        await using var batch = all.Count > 0 ? await PreparedStatement.QuestionsAsync(db, [.. all.Select(query => query.Parts)], cancellationToken) : null;

        if (batch is null)
        {
            foreach (var query in all)
            {
                await query.ReadAsync(db, cancellationToken);
            }

            return;
        }

        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);

        if (db.Planner is not null)
        {
            await rows.NextResultAsync(cancellationToken);
        }

        foreach (var query in all)
        {
            await query.TakeAsync(rows, cancellationToken);
            await rows.NextResultAsync(cancellationToken);
        }
    }

    protected abstract ValueTask ReadAsync(BotDbContext db, CancellationToken cancellationToken);

    protected abstract ValueTask TakeAsync(DbDataReader rows, CancellationToken cancellationToken);
}

/// <summary>One whose rows are read as <paramref name="read"/> says.</summary>
internal sealed class PendingQuery<T>(PreparedStatement statement, Func<DbDataReader, T> read, params object?[] values) : PendingQuery
{
    /// <summary>Filled once it has been asked.</summary>
    public IReadOnlyList<T> Rows { get; private set; } = [];

    public override (PreparedStatement Statement, object?[] Values) Parts => (statement, values);

    protected override async ValueTask ReadAsync(BotDbContext db, CancellationToken cancellationToken) => Rows = await statement.ReadAsync(db, read, cancellationToken, values);

    protected override async ValueTask TakeAsync(DbDataReader rows, CancellationToken cancellationToken) => Rows = await rows.AllAsync(read, cancellationToken);
}
