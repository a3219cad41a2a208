using System.Data.Common;

namespace BotService.Store;

/// <summary>A statement with its values and how its rows are read, not yet asked: what is asked with it goes the same way to the database, where that can be done.</summary>
internal sealed record Asked<T>(Prepared Statement, Func<DbDataReader, T> Read, object?[] Values)
{
    public ValueTask<List<T>> ReadAsync(BotDbContext db, CancellationToken cancellationToken) => Statement.ReadAsync(db, Read, cancellationToken, Values);

    /// <summary>Both on one way, on a connection that is open.</summary>
    public async ValueTask<(List<T> Mine, List<TOther> Other)> ReadWithAsync<TOther>(Asked<TOther> other, BotDbContext db, CancellationToken cancellationToken)
    {
        await using var batch = Prepared.TogetherOn(db, [(Statement, Values), (other.Statement, other.Values)]);

        if (batch is null)
        {
            return (await ReadAsync(db, cancellationToken), await other.ReadAsync(db, cancellationToken));
        }

        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var mine = await rows.AllAsync(Read, cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        return (mine, await rows.AllAsync(other.Read, cancellationToken));
    }
}
