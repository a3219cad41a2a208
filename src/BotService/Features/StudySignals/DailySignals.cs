using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.StudySignals;

/// <summary>Looks at all groups once a day.</summary>
internal sealed class DailySignals(BotDbContext db, SignalBook book, LocalClock clock, IOptions<PolicyOptions> policy) : IDailyWork
{
    public string Name => "signals";

    /// <summary>Where no group is large enough and nothing was claimed there is nothing to ask.</summary>
    public async ValueTask<DailyKeeping?> LookAsync(CancellationToken cancellationToken)
    {
        var limits = policy.Value.Signals;
        var mayFind = await db.StudySignals.AnyAsync(cancellationToken)
            || await db.LedgerEntries.CountAsync(cancellationToken) >= limits.Fewest
            || await db.Members.GroupBy(m => m.GroupId).AnyAsync(group => group.Count() >= limits.Fewest, cancellationToken);

        if (!mayFind)
        {
            return null;
        }

        var scope = new SignalScope(clock.UtcNow, clock.Today, 0, limits);
        var found = await book.FindAsync(scope, cancellationToken);
        return (services, _, token) => services.GetRequiredService<SignalTelling>().KeepAsync(found, scope, token);
    }
}
