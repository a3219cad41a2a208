using Microsoft.Extensions.Options;

namespace BotService.Store;

/// <summary>SQLite has one writer: queueing for it here is fair and keeps the worst wait short; PostgreSQL needs no queue.</summary>
internal sealed class WriteLock(IOptions<StoreOptions> options) : IDisposable
{
    private readonly SemaphoreSlim? _oneWriter = options.Value.Provider is StoreProvider.Sqlite ? new SemaphoreSlim(1) : null;

    public bool IsOneWriter => _oneWriter is not null;

    public async ValueTask<Held> EnterAsync(CancellationToken cancellationToken)
    {
        if (_oneWriter is not null)
        {
            await _oneWriter.WaitAsync(cancellationToken);
        }

        return new Held(_oneWriter);
    }

    public void Dispose() => _oneWriter?.Dispose();

    /// <summary>The right to write; given back by disposing it.</summary>
    internal readonly struct Held(SemaphoreSlim? semaphore) : IDisposable
    {
        public void Dispose() => semaphore?.Release();
    }
}
