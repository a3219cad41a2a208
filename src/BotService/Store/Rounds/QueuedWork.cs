using System.Diagnostics;
using BotService.Hosting;

namespace BotService.Store.Rounds;

/// <summary>One message's place in the queue. Whoever waits is answered once: with what the work says, with its trouble, or by leaving.</summary>
internal abstract class QueuedWork(SenderLookup sender)
{
    private int _taken;

    public SenderLookup Sender => sender;

    /// <summary>What the work belongs to, for whoever traces: it runs within a round of others.</summary>
    public ActivityContext Trace { get; } = Activity.Current?.Context ?? default;

    /// <summary>Something is to be sent after the commit.</summary>
    public bool Owes { get; private set; }

    /// <summary>False when whoever waited has gone.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;

    /// <summary>What has not begun is not done any more; what has begun may still be kept, and its receipt answers when the message comes again.</summary>
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

    /// <summary>What was said holds; before anything was said it is nothing.</summary>
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
