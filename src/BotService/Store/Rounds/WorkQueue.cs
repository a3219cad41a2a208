using System.Collections.Concurrent;

namespace BotService.Store.Rounds;

/// <summary>Messages wait in one queue and are taken in rounds by a few workers, each with services and a connection of its own; who comes while a round runs goes into the next.</summary>
/// <param name="workers">How many rounds go on at once, and so how many connections stay open.</param>
/// <param name="rounds">Into how many rounds those who wait are divided: as many as there are workers, when each has to be worked for; one, when many cost little more than one.</param>
/// <param name="longest">Most messages of one round.</param>
internal abstract class WorkQueue(IServiceScopeFactory scopes, int workers, int rounds, int longest) : IAsyncDisposable
{
    private readonly ConcurrentQueue<QueuedWork> _waiting = new();
    private readonly ConcurrentQueue<PooledScope> _free = new();
    private int _working;
    private volatile bool _closed;

    protected async ValueTask<T> WaitAsync<T>(QueuedWork<T> work, CancellationToken cancellationToken)
    {
        await using var leaving = cancellationToken.UnsafeRegister(static work => ((QueuedWork)work!).Leave(), work);
        _waiting.Enqueue(work);
        StartWorker();
        return await work.Answer;
    }

    /// <summary>Releases or fails all work, or throws; then nothing of those left was kept.</summary>
    protected abstract Task RunRoundAsync(PooledScope scope, IReadOnlyList<QueuedWork> batch);

    public async ValueTask DisposeAsync()
    {
        _closed = true;
        await CloseIfOverAsync();
    }

    private void StartWorker()
    {
        while (!_waiting.IsEmpty && Interlocked.CompareExchange(ref _working, 0, 0) is var working && working < workers)
        {
            if (Interlocked.CompareExchange(ref _working, working + 1, working) == working)
            {
                ThreadPool.UnsafeQueueUserWorkItem(static queue => _ = queue.WorkAsync(), this, preferLocal: false);
                return;
            }
        }
    }

    private async Task WorkAsync()
    {
        var scope = _free.TryDequeue(out var free) ? free : null;

        while (NextRound() is { Count: > 0 } batch)
        {
            try
            {
                scope ??= await PooledScope.OpenAsync(scopes);
                await RunRoundAsync(scope, batch);
            }
            catch (Exception exception)
            {
                batch.ForEach(work => work.Fail(exception));
                await DropAsync(scope);
                scope = null;
            }
        }

        if (scope is not null)
        {
            _free.Enqueue(scope);
        }

        Interlocked.Decrement(ref _working);
        await CloseIfOverAsync();
        StartWorker();
    }

    private List<QueuedWork> NextRound()
    {
        var size = Math.Clamp((_waiting.Count + rounds - 1) / rounds, 1, longest);
        var batch = new List<QueuedWork>(size);

        while (batch.Count < size && _waiting.TryDequeue(out var work))
        {
            batch.Add(work);
        }

        return batch;
    }

    private async ValueTask CloseIfOverAsync()
    {
        while (_closed && _free.TryDequeue(out var scope))
        {
            await DropAsync(scope);
        }
    }

    private static async ValueTask DropAsync(PooledScope? scope)
    {
        try
        {
            if (scope is not null)
            {
                await scope.DisposeAsync();
            }
        }
        catch (Exception)
        {
            // Its connection is broken, and those who wait want another one.
        }
    }
}
