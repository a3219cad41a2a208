using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.StudySignals;

/// <summary>Looks at all groups once a day.</summary>
internal sealed class DailySignals(BotDbContext db, SignalBook book, SignalTelling telling, LocalClock clock, IOptions<SignalLimits> options) : IDailyWork
{
    public string Name => "signals";

    /// <summary>Where no group is large enough and nothing was claimed there is nothing to ask.</summary>
    public async ValueTask<object?> LookAsync(CancellationToken cancellationToken)
    {
        var limits = options.Value;
        var mayFind = await db.StudySignals.AnyAsync(cancellationToken)
            || await db.LedgerEntries.CountAsync(cancellationToken) >= limits.Fewest
            || await db.Members.GroupBy(m => m.GroupId).AnyAsync(group => group.Count() >= limits.Fewest, cancellationToken);

        if (!mayFind)
        {
            return null;
        }

        var scope = new SignalScope(clock.UtcNow, clock.Today, 0, limits);
        return new DayFindings(await book.FindAsync(scope, cancellationToken), scope);
    }

    public ValueTask KeepAsync(object found, CancellationToken cancellationToken)
    {
        var (findings, scope) = (DayFindings)found;
        return telling.KeepAsync(findings, scope, cancellationToken);
    }

    private sealed record DayFindings(IReadOnlyList<RuleFindings> Findings, SignalScope Scope);
}
