using Microsoft.EntityFrameworkCore;

namespace BotService.Store;

/// <summary>One piece of work on its way into a shared commit. It is answered once: after the commit, with its own trouble, or withdrawn before its turn.</summary>
internal abstract class GroupSeat
{
    private int _taken;

    /// <summary>Something is to be sent after the commit.</summary>
    public bool Owes { get; protected set; }

    /// <summary>False when whoever waited has gone.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;

    public void Withdraw()
    {
        if (TryTake())
        {
            Cancel();
        }
    }

    public abstract ValueTask RunAsync(IServiceProvider services, BotDbContext db);

    /// <summary>The commit is on the disk.</summary>
    public abstract void Release();

    /// <summary>Nothing of the work was kept.</summary>
    public abstract void Fail(Exception exception);

    protected abstract void Cancel();
}

/// <summary>The work and whoever waits for its result.</summary>
internal sealed class GroupSeat<T>(Func<IServiceProvider, BotDbContext, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) : GroupSeat
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Answer => _answer.Task;

    public override async ValueTask RunAsync(IServiceProvider services, BotDbContext db)
    {
        _result = await work(services, db, cancellationToken);
        Owes = db.ChangeTracker.Entries<OutboxMessage>().Any(e => e.State is EntityState.Added or EntityState.Modified);
        await db.SaveChangesAsync(cancellationToken);
        await Prepared.RunAllAsync(db, db.WithCommit, cancellationToken);
    }

    public override void Release() => _answer.TrySetResult(_result);

    public override void Fail(Exception exception) => _answer.TrySetException(exception);

    protected override void Cancel() => _answer.TrySetCanceled(cancellationToken);
}
