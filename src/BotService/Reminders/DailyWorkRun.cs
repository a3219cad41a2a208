using BotService.Store;
using BotService.Time;

namespace BotService.Reminders;

/// <summary>Does each daily work once a local day, on one node, after the first tick of the day.</summary>
internal sealed class DailyWorkRun(StoreWriter store, IServiceScopeFactory scopes, LocalClock clock)
{
    private const string Prefix = "daily:";

    private DateOnly _done;

    public async Task RunIfDueAsync(CancellationToken cancellationToken)
    {
        if (_done == clock.Today)
        {
            return;
        }

        _done = clock.Today;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDbContext>();

        foreach (var work in scope.ServiceProvider.GetServices<IDailyWork>())
        {
            var mark = $"{Prefix}{work.Name}";

            if (!await IsDoneAsync(db, mark, cancellationToken) && await work.LookAsync(cancellationToken) is { } keep)
            {
                await KeepAsync(mark, keep, cancellationToken);
            }
        }
    }

    /// <summary>Two nodes may both have looked; the first to write keeps it.</summary>
    private async Task KeepAsync(string mark, DailyKeeping keep, CancellationToken cancellationToken) => await store.RunAsync(
        async (services, db, token) =>
        {
            if (await IsDoneAsync(db, mark, token))
            {
                return false;
            }

            await db.MarkAsync(mark, clock.UtcNow, token);
            await keep(services, db, token);
            return true;
        },
        cancellationToken);

    private async Task<bool> IsDoneAsync(BotDbContext db, string mark, CancellationToken cancellationToken) => await db.MarkedAtAsync(mark, cancellationToken) >= clock.StartOf(clock.Today);
}
