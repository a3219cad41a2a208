using Microsoft.EntityFrameworkCore;

namespace BotService.Store.Personal;

/// <summary>Takes what is no longer kept out of one table. It runs again and again, each time in a transaction of its own, until it finds no row.</summary>
/// <param name="RunAsync">Says how many rows it has changed or deleted.</param>
internal sealed record RetentionStep(Type Table, Func<BotDbContext, CancellationToken, Task<int>> RunAsync)
{
    /// <summary>Of a large table no more rows at once, so that nobody who writes has to wait for long.</summary>
    public const int Batch = 500;

    /// <summary>Deletes rows.</summary>
    public static RetentionStep Delete<T>(Func<IQueryable<T>, IOrderedQueryable<T>> old)
        where T : class => Of<T>((rows, token) => old(rows).Take(Batch).ExecuteDeleteAsync(token));

    /// <summary>Deletes or changes rows in such a way that it does not find them again.</summary>
    public static RetentionStep Of<T>(Func<IQueryable<T>, CancellationToken, Task<int>> run)
        where T : class => new(typeof(T), (db, token) => run(db.Set<T>(), token));
}
