using Microsoft.EntityFrameworkCore;

namespace BotService.Store;

/// <summary>Services and a connection that stay from one piece of work to the next, so that statements stay prepared; the services must keep nothing between them.</summary>
internal sealed class StoreDesk : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;

    private StoreDesk(AsyncServiceScope scope)
    {
        _scope = scope;
        Db = scope.ServiceProvider.GetRequiredService<BotDbContext>();
        Db.Database.AutoSavepointsEnabled = false;
    }

    public IServiceProvider Services => _scope.ServiceProvider;

    public BotDbContext Db { get; }

    public static async Task<StoreDesk> OpenAsync(IServiceScopeFactory scopes)
    {
        var desk = new StoreDesk(scopes.CreateAsyncScope());

        try
        {
            await desk.Db.Database.OpenConnectionAsync(CancellationToken.None);
            await desk.Db.SettleAsync(CancellationToken.None);
            return desk;
        }
        catch
        {
            await desk.DisposeAsync();
            throw;
        }
    }

    /// <summary>Its context goes back to a pool, which only knows what EF tracks.</summary>
    public ValueTask DisposeAsync()
    {
        Db.Forget();
        return _scope.DisposeAsync();
    }
}
