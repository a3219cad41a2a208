using Microsoft.EntityFrameworkCore;

namespace BotService.Store.Rounds;

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

    /// <summary>Its context goes back to a pool, which only knows what EF tracks.</summary>
    public ValueTask DisposeAsync()
    {
        Db.Reset();
        return _scope.DisposeAsync();
    }
}
