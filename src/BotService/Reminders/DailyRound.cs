using BotService.Store;
using BotService.Time;

namespace BotService.Reminders;

/// <summary>Does each daily work once a local day, on one node, after the first tick of the day.</summary>
internal sealed class DailyRound(StoreWriter store, IServiceScopeFactory scopes, LocalClock clock)
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

        foreach (var name in await DueAsync(cancellationToken))
        {
            await store.RunAsync(
                async (services, db, token) =>
                {
                    var mark = $"{Prefix}{name}";

                    if (await db.MarkedAtAsync(mark, token) >= clock.StartOf(clock.Today))
                    {
                        return false;
                    }

                    await db.MarkAsync(mark, clock.UtcNow, token);
                    await services.GetServices<IDailyWork>().First(work => work.Name == name).RunAsync(token);
                    return true;
                },
                cancellationToken);
        }
    }

    private async Task<List<string>> DueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        List<string> due = [];

        foreach (var work in scope.ServiceProvider.GetServices<IDailyWork>())
        {
            if (await work.HasWorkAsync(cancellationToken))
            {
                due.Add(work.Name);
            }
        }

        return due;
    }
}
