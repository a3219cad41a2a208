using BotService.Store;
using BotService.Time;

namespace BotService.Reminders;

/// <summary>Does each daily work once a local day, on one node, after the first tick of the day.</summary>
internal sealed class DailyWorkRun(StoreWriter store, Scoped<DailyWorks> works, LocalClock clock)
{
    private DateOnly _done;

    public async Task RunIfDueAsync(CancellationToken cancellationToken)
    {
        if (_done == clock.Today)
        {
            return;
        }

        _done = clock.Today;
        await works.UseAsync(RunAsync, cancellationToken);
    }

    private async ValueTask RunAsync(DailyWorks looking, CancellationToken cancellationToken)
    {
        foreach (var work in looking.All)
        {
            if (!await looking.IsDoneAsync(work.Name, cancellationToken) && await work.LookAsync(cancellationToken) is { } found)
            {
                await store.RunAsync<DailyWorks, bool>((keeping, _, token) => keeping.TryKeepAsync(work.Name, found, token), cancellationToken);
            }
        }
    }
}
