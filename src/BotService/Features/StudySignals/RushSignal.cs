using BotService.Ledgers;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.StudySignals;

/// <summary>突击完成: most of a month's claims fall in the days before a report was made or after somebody was chased. What was due in those days does not count.</summary>
internal sealed class RushSignal(BotDbContext db, LocalClock clock, WorkCalendar calendar) : ISignalRule
{
    public SignalKind Kind => SignalKind.Rush;

    public IReadOnlyList<int> Periods(SignalScope scope) => [scope.Month, SignalScope.MonthOf(FirstDay(scope))];

    public async ValueTask<IReadOnlyList<SignalFinding>> FindAsync(SignalScope scope, CancellationToken cancellationToken)
    {
        var first = FirstDay(scope);
        var own = db.LedgerItems.Where(i => i.GroupId != null && (scope.GroupId == 0 || i.GroupId == scope.GroupId));
        var claims = await db.LedgerEntries
            .Where(e => e.Verb == nameof(LedgerVerb.Claim) && e.To == LedgerState.Claimed && e.TakenBackAt == null && e.Day >= first && e.Via != "import")
            .Join(own, e => e.ItemId, i => i.Id, (e, i) => new { i.GroupId, e.Day, e.DueOn })
            .GroupBy(c => c).Select(g => new { g.Key.GroupId, g.Key.Day, g.Key.DueOn, Count = g.Count() }).ToListAsync(cancellationToken);

        if (claims.Sum(c => c.Count) < scope.Limits.Fewest)
        {
            return [];
        }

        var days = Enumerable.Range(0, scope.Limits.RushWorkdays);
        var since = clock.StartOf(first);
        var snapshots = await db.Snapshots.Where(s => s.MadeAt >= since).Select(s => s.MadeAt).ToListAsync(cancellationToken);
        var before = snapshots.Select(clock.DayOf).Distinct().Select(day => (From: days.Aggregate(day, (d, _) => calendar.PreviousWorkingDay(d)), To: day)).ToList();
        var chased = await db.LedgerEntries.Where(e => e.Verb == nameof(LedgerVerb.Chase) && e.TakenBackAt == null && e.Day >= first)
            .Join(own, e => e.ItemId, i => i.Id, (e, i) => new { i.GroupId, e.Day }).Distinct().ToListAsync(cancellationToken);
        var after = chased.ToLookup(c => c.GroupId, c => (From: c.Day, To: days.Aggregate(c.Day, (d, _) => calendar.NextWorkingDay(d))));

        return
        [
            .. from claim in claims
               group claim by (GroupId: claim.GroupId!.Value, Month: SignalScope.MonthOf(claim.Day)) into month
               let spans = before.Concat(after[month.Key.GroupId]).ToList()
               let whole = month.Sum(c => c.Count)
               let part = month.Where(c => spans.Exists(span => span.From <= c.Day && c.Day <= span.To && !(span.From <= c.DueOn && c.DueOn <= span.To))).Sum(c => c.Count)
               where part >= scope.Limits.Fewest && SignalScope.Reaches(part, whole, scope.Limits.RushPercent)
               select new SignalFinding(month.Key.GroupId, month.Key.Month, part, whole),
        ];
    }

    private static DateOnly FirstDay(SignalScope scope) => new DateOnly(scope.Today.Year, scope.Today.Month, 1).AddMonths(-1);
}
