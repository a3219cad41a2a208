namespace BotService.Store.Rounds;

/// <summary>Answers questions beside the writer: no wait for the disk, several at once.</summary>
internal sealed class StoreReader(IServiceScopeFactory scopes, WriteLock writeLock) : WorkQueue(scopes, WorkersOf(writeLock), WorkersOf(writeLock), MostTogether)
{
    private const int MostTogether = 8;

    /// <summary>
    /// Null when it turns out that there is something to write, when the store is in trouble, or when the round cannot be asked for: the writer is then
    /// asked instead, which tries each alone.
    /// </summary>
    /// <param name="question">Saves nothing; what it leaves changed is thrown away.</param>
    public async ValueTask<T?> AskAsync<T>(SenderLookup sender, RoundWork<T?> question, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await WaitAsync(new QueuedWork<T?>(sender, Unwritten(question), cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (StoreTrouble.IsOutage(exception) && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    protected override async Task RunRoundAsync(PooledScope scope, IReadOnlyList<QueuedWork> batch)
    {
        // Ends with this round, so that a later question sees everything that was committed before it came.
        await using var snapshot = await scope.Db.BeginReadAsync(CancellationToken.None);
        await AskForAllAsync(scope, batch);

        foreach (var work in batch.Where(work => work.TryTake()))
        {
            try
            {
                await work.AnswerAsync(scope);
            }
            catch (Exception exception) when (!StoreTrouble.IsOutage(exception))
            {
                work.Fail(exception);
            }

            scope.Db.Reset();
            work.Release();
        }
    }

    /// <summary>When this fails, one of them is at fault and nobody knows which: all are released without an answer, and the writer is asked instead.</summary>
    private static async ValueTask AskForAllAsync(PooledScope scope, IReadOnlyList<QueuedWork> batch)
    {
        try
        {
            await SenderLookup.AskAsync(scope.Db, [.. batch.Select(work => work.Sender)], CancellationToken.None);
        }
        catch
        {
            foreach (var work in batch)
            {
                work.Release();
            }

            throw;
        }
    }

    /// <summary>SQLite runs on the caller's processor; a PostgreSQL server gives a hundred connections by default, and more than a few would not be faster.</summary>
    private static int WorkersOf(WriteLock writeLock) => writeLock.IsOneWriter ? Math.Max(2, Environment.ProcessorCount) : 8;

    private static RoundWork<T?> Unwritten<T>(RoundWork<T?> question)
        where T : class => async (sender, services, db, token) =>
        {
            var answer = await question(sender, services, db, token);
            return db.ChangeTracker.HasChanges() ? null : answer;
        };
}
