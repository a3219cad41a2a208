using BotService.Messaging;
using BotService.Store.Rounds;
using BotService.Store.Statements;

namespace BotService.Store;

/// <summary>The one way to change the store: a fresh scope, one transaction, and another try when somebody else was faster.</summary>
internal sealed class StoreWriter(IServiceScopeFactory scopes, WriteLock writeLock, GroupCommit group, OutboxSignal signal)
{
    private const int MostTries = 4;

    /// <summary>Runs <paramref name="work"/>, saves and commits; nothing of it is kept when it throws.</summary>
    /// <param name="work">Gets the services of its own scope; may run again from the start after a conflict.</param>
    public async ValueTask<T> RunAsync<T>(Func<IServiceProvider, BotDbContext, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var held = await writeLock.EnterAsync(cancellationToken);

            try
            {
                return await RunOnceAsync(work, cancellationToken);
            }
            catch (Exception exception) when (attempt < MostTries && StoreTrouble.IsConflict(exception))
            {
            }
        }
    }

    /// <summary>The same for work that takes one service of that scope besides the store.</summary>
    public ValueTask<T> RunAsync<TService, T>(Func<TService, BotDbContext, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
        where TService : notnull => RunAsync((services, db, token) => work(services.GetRequiredService<TService>(), db, token), cancellationToken);

    /// <summary>
    /// The same for messages, which come many at once and whose services keep nothing: several share one commit. When a round fails, each is tried
    /// alone, so that one that fails does not fail the others.
    /// </summary>
    public async ValueTask<T> RunTogetherAsync<T>(SenderLookup sender, RoundWork<T> work, CancellationToken cancellationToken)
    {
        try
        {
            return await group.RunAsync(sender, work, cancellationToken);
        }
        catch (Exception exception) when (!StoreTrouble.IsOutage(exception) && !cancellationToken.IsCancellationRequested)
        {
            // SQLite blocks its thread while it waits for a lock, and the caller must be able to give up meanwhile.
            return await Task.Run(() => RunAloneAsync(sender, work, cancellationToken).AsTask(), CancellationToken.None).WaitAsync(cancellationToken);
        }
    }

    /// <summary>For one message, in a transaction of its own.</summary>
    public ValueTask<T> RunAloneAsync<T>(SenderLookup sender, RoundWork<T> work, CancellationToken cancellationToken) => RunAsync(
        async (services, db, token) =>
        {
            await SenderLookup.AskAsync(db, [sender], token);
            return await work(sender.Answer, services, db, token);
        },
        cancellationToken);

    private async ValueTask<T> RunOnceAsync<T>(Func<IServiceProvider, BotDbContext, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDbContext>();

        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var result = await work(scope.ServiceProvider, db, cancellationToken);
            var owes = await db.SaveAsync(cancellationToken);
            await RowStatement.CommitAsync(db, transaction, cancellationToken);

            if (owes)
            {
                signal.Set();
            }

            return result;
        }
        finally
        {
            db.WithCommit.Clear();
        }
    }
}
