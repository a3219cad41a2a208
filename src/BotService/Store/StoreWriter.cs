using BotService.Messaging;
using Microsoft.EntityFrameworkCore;

namespace BotService.Store;

/// <summary>The one way to change the store: a fresh scope, one transaction, and another try when somebody else was faster.</summary>
internal sealed class StoreWriter(IServiceScopeFactory scopes, StoreGate gate, GroupCommit group, StoreDesks desks, OutboxBell bell)
{
    private const int MostTries = 4;

    /// <summary>Runs <paramref name="work"/>, saves and commits; nothing of it is kept when it throws.</summary>
    /// <param name="work">Gets the services of its own scope; may run again from the start after a conflict.</param>
    public async ValueTask<T> RunAsync<T>(Func<IServiceProvider, BotDbContext, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var turn = await gate.EnterAsync(cancellationToken);

            try
            {
                return await RunOnceAsync(work, cancellationToken);
            }
            catch (Exception exception) when (attempt < MostTries && StoreTrouble.IsConflict(exception))
            {
            }
        }
    }

    /// <summary>The same for small work of which much comes at once, whose services keep nothing: on SQLite several share one commit, and none the trouble of another.</summary>
    /// <inheritdoc cref="RunAsync" path="/param"/>
    public async ValueTask<T> RunTogetherAsync<T>(Func<IServiceProvider, BotDbContext, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return gate.IsOneWriter
                ? await group.RunAsync(work, cancellationToken)
                : await desks.RunAsync(desk => CommitAsync(work, desk.Services, desk.Db, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (StoreTrouble.IsConflict(exception))
        {
            return await RunAsync(work, cancellationToken);
        }
    }

    private async ValueTask<T> RunOnceAsync<T>(Func<IServiceProvider, BotDbContext, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await CommitAsync(work, scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<BotDbContext>(), cancellationToken);
    }

    private async ValueTask<T> CommitAsync<T>(
        Func<IServiceProvider, BotDbContext, CancellationToken, ValueTask<T>> work, IServiceProvider services, BotDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

            var result = await work(services, db, cancellationToken);
            var owes = db.ChangeTracker.Entries<OutboxMessage>().Any(e => e.State is EntityState.Added or EntityState.Modified);
            await db.SaveChangesAsync(cancellationToken);
            await Prepared.CommitAsync(db, transaction, cancellationToken);

            if (owes)
            {
                bell.Ring();
            }

            return result;
        }
        finally
        {
            db.WithCommit.Clear();
        }
    }
}
