using BotService.Store;
using BotService.Time;

namespace BotService.Reminders;

/// <summary>All daily works with the services of one scope, and which of them the day has had.</summary>
internal sealed class DailyWorks(IEnumerable<IDailyWork> all, BotDbContext db, LocalClock clock)
{
    private const string Prefix = "daily:";

    public IEnumerable<IDailyWork> All => all;

    public async ValueTask<bool> IsDoneAsync(string name, CancellationToken cancellationToken) => await db.MarkedAtAsync($"{Prefix}{name}", cancellationToken) >= clock.StartOf(clock.Today);

    /// <summary>Two nodes may both have looked; the first to write keeps it.</summary>
    /// <returns>False when another node was first.</returns>
    public async ValueTask<bool> TryKeepAsync(string name, object found, CancellationToken cancellationToken)
    {
        if (await IsDoneAsync(name, cancellationToken))
        {
            return false;
        }

        await db.MarkAsync($"{Prefix}{name}", clock.UtcNow, cancellationToken);
        await all.First(work => work.Name == name).KeepAsync(found, cancellationToken);
        return true;
    }
}
