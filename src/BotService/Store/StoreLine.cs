using System.Collections.Concurrent;

namespace BotService.Store;

/// <summary>Messages wait in one line and are taken in rounds by a few leaders, each at a desk of its own; who comes while a round runs goes into the next.</summary>
/// <param name="leaders">How many rounds go on at once, and so how many connections stay open.</param>
/// <param name="shares">Into how many rounds those who wait are divided: as many as there are leaders, when each has to be worked for; one, when many cost little more than one.</param>
/// <param name="longest">Most messages of one round.</param>
internal abstract class StoreLine(IServiceScopeFactory scopes, int leaders, int shares, int longest) : IAsyncDisposable
{
    private readonly ConcurrentQueue<StoreSeat> _waiting = new();
    private readonly ConcurrentQueue<StoreDesk> _free = new();
    private int _leading;
    private volatile bool _closed;

    protected async ValueTask<T> WaitAsync<T>(StoreSeat<T> seat, CancellationToken cancellationToken)
    {
        await using var leaving = cancellationToken.UnsafeRegister(static seat => ((StoreSeat)seat!).Leave(), seat);
        _waiting.Enqueue(seat);
        CallLeader();
        return await seat.Answer;
    }

    /// <summary>Releases or fails every seat, or throws; then nothing of those left was kept.</summary>
    protected abstract Task RunRoundAsync(StoreDesk desk, IReadOnlyList<StoreSeat> seats);

    public async ValueTask DisposeAsync()
    {
        _closed = true;
        await CloseIfOverAsync();
    }

    private void CallLeader()
    {
        while (!_waiting.IsEmpty && Interlocked.CompareExchange(ref _leading, 0, 0) is var leading && leading < leaders)
        {
            if (Interlocked.CompareExchange(ref _leading, leading + 1, leading) == leading)
            {
                ThreadPool.UnsafeQueueUserWorkItem(static line => _ = line.LeadAsync(), this, preferLocal: false);
                return;
            }
        }
    }

    private async Task LeadAsync()
    {
        var desk = _free.TryDequeue(out var free) ? free : null;

        while (NextRound() is { Count: > 0 } seats)
        {
            try
            {
                desk ??= await StoreDesk.OpenAsync(scopes);
                await RunRoundAsync(desk, seats);
            }
            catch (Exception exception)
            {
                seats.ForEach(seat => seat.Fail(exception));
                await DropAsync(desk);
                desk = null;
            }
        }

        if (desk is not null)
        {
            _free.Enqueue(desk);
        }

        Interlocked.Decrement(ref _leading);
        await CloseIfOverAsync();
        CallLeader();
    }

    private List<StoreSeat> NextRound()
    {
        var share = Math.Clamp((_waiting.Count + shares - 1) / shares, 1, longest);
        var seats = new List<StoreSeat>(share);

        while (seats.Count < share && _waiting.TryDequeue(out var seat))
        {
            seats.Add(seat);
        }

        return seats;
    }

    private async ValueTask CloseIfOverAsync()
    {
        while (_closed && _free.TryDequeue(out var desk))
        {
            await DropAsync(desk);
        }
    }

    private static async ValueTask DropAsync(StoreDesk? desk)
    {
        try
        {
            if (desk is not null)
            {
                await desk.DisposeAsync();
            }
        }
        catch (Exception)
        {
            // Its connection is broken, and those who wait want another one.
        }
    }
}
