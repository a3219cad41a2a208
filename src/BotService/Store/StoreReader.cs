using System.Collections.Concurrent;

namespace BotService.Store;

/// <summary>Answers questions beside the writer: no transaction, no wait for the disk, several at once.</summary>
internal sealed class StoreReader(IServiceScopeFactory scopes) : IAsyncDisposable
{
    private static readonly int MostKept = 2 * Environment.ProcessorCount;

    private readonly ConcurrentQueue<StoreDesk> _free = new();
    private volatile bool _closed;

    /// <summary>Null when it turns out that there is something to write, or when the store is in trouble: the writer is then asked instead.</summary>
    /// <param name="question">Saves nothing; what it leaves changed is thrown away.</param>
    public async ValueTask<T?> AskAsync<T>(Func<IServiceProvider, BotDbContext, CancellationToken, ValueTask<T?>> question, CancellationToken cancellationToken)
        where T : class
    {
        var desk = _free.TryDequeue(out var free) ? free : null;

        try
        {
            desk ??= await StoreDesk.OpenAsync(scopes);
            var answer = await question(desk.Services, desk.Db, cancellationToken);
            answer = desk.Db.ChangeTracker.HasChanges() ? null : answer;
            desk.Db.ChangeTracker.Clear();
            await KeepAsync(desk);
            return answer;
        }
        catch (Exception exception) when (StoreTrouble.IsOutage(exception) && !cancellationToken.IsCancellationRequested)
        {
            await DropAsync(desk);
            return null;
        }
        catch
        {
            await DropAsync(desk);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _closed = true;

        while (_free.TryDequeue(out var desk))
        {
            await desk.DisposeAsync();
        }
    }

    private ValueTask KeepAsync(StoreDesk desk)
    {
        if (_closed || _free.Count >= MostKept)
        {
            return desk.DisposeAsync();
        }

        _free.Enqueue(desk);
        return ValueTask.CompletedTask;
    }

    private static ValueTask DropAsync(StoreDesk? desk) => desk?.DisposeAsync() ?? ValueTask.CompletedTask;
}
