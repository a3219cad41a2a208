using System.Collections.Concurrent;

namespace BotService.Store;

/// <summary>Desks for work that goes on beside other work; the number of open connections is bounded, and a desk that saw trouble is not used again.</summary>
internal sealed class StoreDesks(IServiceScopeFactory scopes, StoreGate gate) : IAsyncDisposable
{
    /// <summary>Far fewer than the hundred connections that a PostgreSQL server gives by default; more would not be faster.</summary>
    private const int Most = 16;

    private readonly ConcurrentQueue<StoreDesk> _free = new();

    // SQLite works on the caller's processor: more desks than processors would only take turns, each with pages of its own.
    private readonly SemaphoreSlim _places = new(gate.IsOneWriter ? Math.Max(2, Environment.ProcessorCount) : Most);
    private volatile bool _closed;

    public async ValueTask<T> RunAsync<T>(Func<StoreDesk, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        StoreDesk? desk = null;

        try
        {
            desk = _free.TryDequeue(out var free) ? free : await StoreDesk.OpenAsync(scopes);
            var result = await work(desk);
            desk.Db.Forget();
            _free.Enqueue(desk);
            return result;
        }
        catch when (desk is not null)
        {
            await desk.DisposeAsync();
            throw;
        }
        finally
        {
            _places.Release();
            await CloseIfOverAsync();
        }
    }

    public ValueTask DisposeAsync()
    {
        _closed = true;
        return CloseIfOverAsync();
    }

    private async ValueTask CloseIfOverAsync()
    {
        while (_closed && _free.TryDequeue(out var desk))
        {
            await desk.DisposeAsync();
        }
    }
}
