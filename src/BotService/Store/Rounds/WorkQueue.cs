using System.Collections.Concurrent;
using System.Diagnostics;
using BotService.Hosting;
using Microsoft.EntityFrameworkCore;

namespace BotService.Store.Rounds;

/// <summary>Messages wait in one queue and are taken in rounds by a few workers, each with services and a connection of its own; who comes while a round runs goes into the next.</summary>
/// <param name="workers">How many rounds go on at once, and so how many connections stay open.</param>
/// <param name="rounds">Into how many rounds the waiting messages are divided: as many as workers when each message costs work of its own, one when many cost little more than one.</param>
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
            // The connection is broken already; the next round opens a new scope.
        }
    }
}

/// <summary>One message in the queue. Its caller is answered once: with the result, with the exception, or by giving up.</summary>
internal abstract class QueuedWork(SenderLookup sender)
{
    private int _taken;

    public SenderLookup Sender => sender;

    /// <summary>The caller's trace: the work itself runs inside a round of many.</summary>
    public ActivityContext Trace { get; } = Activity.Current?.Context ?? default;

    /// <summary>Something is to be sent after the commit.</summary>
    public bool Owes { get; private set; }

    /// <summary>False when the caller has given up.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;

    /// <summary>The caller gives up. Work that has not begun is dropped; work that has begun may still commit, and its receipt then answers a repeat.</summary>
    public void Leave()
    {
        Interlocked.Exchange(ref _taken, 1);
        Cancel();
    }

    /// <summary>Does the work and saves what it tracked.</summary>
    public async ValueTask WriteAsync(PooledScope scope)
    {
        using var activity = ServiceMetrics.Traces.StartActivity("work", ActivityKind.Internal, Trace);
        await AnswerAsync(scope);
        Owes = await scope.Db.SaveAsync(CancellationToken.None);
    }

    /// <summary>Does the work.</summary>
    public abstract ValueTask AnswerAsync(PooledScope scope);

    /// <summary>Hands the result to the caller; the default when the work never ran.</summary>
    public abstract void Release();

    /// <summary>Nothing of the work was kept.</summary>
    public abstract void Fail(Exception exception);

    protected abstract void Cancel();
}

/// <summary>The work and whoever waits for its result.</summary>
internal sealed class QueuedWork<T>(SenderLookup sender, RoundWork<T> work, CancellationToken cancellationToken) : QueuedWork(sender)
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Answer => _answer.Task;

    public override async ValueTask AnswerAsync(PooledScope scope) => _result = await work(Sender.Answer, scope.Services, scope.Db, cancellationToken);

    public override void Release() => _answer.TrySetResult(_result);

    public override void Fail(Exception exception) => _answer.TrySetException(exception);

    protected override void Cancel() => _answer.TrySetCanceled(cancellationToken);
}

/// <summary>What is done for a message that has arrived. May run again from the start after a conflict.</summary>
internal delegate ValueTask<T> RoundWork<T>(SenderFacts sender, IServiceProvider services, BotDbContext db, CancellationToken cancellationToken);

/// <summary>Services and a connection that stay from one piece of work to the next, so that statements stay prepared; the services must keep nothing between them.</summary>
internal sealed class PooledScope : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;

    private PooledScope(AsyncServiceScope scope)
    {
        _scope = scope;
        Db = scope.ServiceProvider.GetRequiredService<BotDbContext>();
        Db.Database.AutoSavepointsEnabled = false;
    }

    public IServiceProvider Services => _scope.ServiceProvider;

    public BotDbContext Db { get; }

    public static async Task<PooledScope> OpenAsync(IServiceScopeFactory scopes)
    {
        var scope = new PooledScope(scopes.CreateAsyncScope());

        try
        {
            await scope.Db.Database.OpenConnectionAsync(CancellationToken.None);
            await scope.Db.ConfigureConnectionAsync(CancellationToken.None);
            return scope;
        }
        catch
        {
            await scope.DisposeAsync();
            throw;
        }
    }

    /// <summary>The context goes back to a pool, which clears only what EF tracks; the rest is cleared here.</summary>
    public ValueTask DisposeAsync()
    {
        Db.Reset();
        return _scope.DisposeAsync();
    }
}
