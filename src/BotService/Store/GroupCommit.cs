using System.Collections.Concurrent;
using System.Diagnostics;
using BotService.Messaging;

namespace BotService.Store;

/// <summary>Many small changes, one wait for the disk: who comes while a round is written goes into the next, each behind a savepoint of its own.</summary>
internal sealed class GroupCommit(IServiceScopeFactory scopes, StoreGate gate, OutboxBell bell) : IAsyncDisposable
{
    private const int MostTogether = 64;

    private static readonly Prepared Begin = new("SAVEPOINT seat");
    private static readonly Prepared Keep = new("RELEASE seat");
    private static readonly Prepared Undo = new("ROLLBACK TO seat");

    private readonly ConcurrentQueue<GroupSeat> _waiting = new();
    private int _leading;
    private StoreDesk? _desk;
    private volatile bool _closed;

    /// <summary>After this nobody else is let in: a slow question must not keep the answers of those before it waiting for the commit.</summary>
    public TimeSpan LongestRound { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns when the round's commit is on the disk. Work of one round shares its services, which must keep nothing between calls.</summary>
    public async ValueTask<T> RunAsync<T>(Func<IServiceProvider, BotDbContext, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var seat = new GroupSeat<T>(work, cancellationToken);
        await using var withdrawal = cancellationToken.UnsafeRegister(static seat => ((GroupSeat)seat!).Withdraw(), seat);
        _waiting.Enqueue(seat);

        if (Interlocked.Exchange(ref _leading, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static group => _ = group.LeadAsync(), this, preferLocal: false);
        }

        return await seat.Answer;
    }

    /// <summary>One round after the other while somebody waits.</summary>
    private async Task LeadAsync()
    {
        do
        {
            while (!_waiting.IsEmpty)
            {
                await RunRoundAsync();
            }

            if (_closed)
            {
                await DropDeskAsync();
            }

            Volatile.Write(ref _leading, 0);
        }
        while (!_waiting.IsEmpty && Interlocked.Exchange(ref _leading, 1) == 0);
    }

    private async Task RunRoundAsync()
    {
        var done = new List<GroupSeat>();
        var begun = false;

        try
        {
            using var turn = await gate.EnterAsync(CancellationToken.None);
            _desk ??= await StoreDesk.OpenAsync(scopes);
            await using var transaction = await _desk.Db.Database.BeginTransactionAsync(CancellationToken.None);
            var start = Stopwatch.GetTimestamp();
            begun = true;

            while (done.Count < MostTogether && Stopwatch.GetElapsedTime(start) < LongestRound && _waiting.TryDequeue(out var seat))
            {
                await SeatAsync(seat, _desk, done);
            }

            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            await DropDeskAsync();
            FailAll(done, begun, exception);
            return;
        }

        done.ForEach(seat => seat.Release());

        if (done.Exists(seat => seat.Owes))
        {
            bell.Ring();
        }
    }

    private static async Task SeatAsync(GroupSeat seat, StoreDesk desk, List<GroupSeat> done)
    {
        if (!seat.TryTake())
        {
            return;
        }

        try
        {
            await Begin.RunAsync(desk.Db, CancellationToken.None);
            await seat.RunAsync(desk.Services, desk.Db);
            await Keep.RunAsync(desk.Db, CancellationToken.None);
            done.Add(seat);
        }
        catch (Exception exception)
        {
            seat.Fail(exception);

            if (!await TryUndoAsync(desk.Db))
            {
                // The store gave the whole transaction up, and with it what the neighbours did.
                throw;
            }
        }
        finally
        {
            desk.Db.Forget();
        }
    }

    private static async ValueTask<bool> TryUndoAsync(BotDbContext db)
    {
        try
        {
            await Undo.RunAsync(db, CancellationToken.None);
            await Keep.RunAsync(db, CancellationToken.None);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>Nothing was kept. When it was not even possible to begin, those who wait are told too, instead of trying for ever.</summary>
    private void FailAll(List<GroupSeat> done, bool begun, Exception exception)
    {
        done.ForEach(seat => seat.Fail(exception));

        if (!begun && _waiting.TryDequeue(out var next) && next.TryTake())
        {
            next.Fail(exception);
        }
    }

    /// <summary>A round that is under way keeps its desk until it ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _closed = true;

        if (Interlocked.Exchange(ref _leading, 1) == 0)
        {
            await DropDeskAsync();
        }
    }

    private async ValueTask DropDeskAsync()
    {
        if (Interlocked.Exchange(ref _desk, null) is not { } desk)
        {
            return;
        }

        try
        {
            await desk.DisposeAsync();
        }
        catch (Exception)
        {
            // Its connection is broken, and those who wait want another one.
        }
    }
}
