using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.StudySignals;

/// <summary>销了又出: of what was struck off in the last 90 days, much is open again.</summary>
internal sealed class RelapseSignal(BotDbContext db, LedgerKinds kinds) : ISignalRule
{
    private const int MostNamed = 8;

    public SignalKind Kind => SignalKind.Relapse;

    public IReadOnlyList<int> Periods(SignalScope scope) => [scope.Month];

    public bool IsRunning => true;

    public async ValueTask<IReadOnlyList<SignalFinding>> FindAsync(SignalScope scope, CancellationToken cancellationToken)
    {
        var (limits, first) = (scope.Limits, scope.Today.AddDays(-scope.Limits.RelapseDays));
        var closed = (from entry in db.LedgerEntries
                      where entry.Verb == nameof(LedgerVerb.Pass) && entry.To == LedgerState.Closed && entry.From != LedgerState.Closed && entry.TakenBackAt == null && entry.Day >= first
                      join item in db.LedgerItems on entry.ItemId equals item.Id
                      select new { item.Kind, item.ChainNumber }).Distinct();
        var open = (from item in db.LedgerItems
                    where (item.State == LedgerState.Doing || item.State == LedgerState.Claimed || item.State == LedgerState.Standing) && (item.Number != item.ChainNumber || item.Cycle > 1)
                    select new { item.Kind, item.ChainNumber }).Distinct();
        var rows = await (from chain in closed
                          join head in db.LedgerItems on new { chain.Kind, Number = chain.ChainNumber } equals new { head.Kind, head.Number }
                          where head.GroupId != null && (scope.GroupId == 0 || head.GroupId == scope.GroupId)
                          join back in open on new { chain.Kind, chain.ChainNumber } equals new { back.Kind, back.ChainNumber } into backs
                          from back in backs.DefaultIfEmpty()
                          group (int?)back.ChainNumber by head.GroupId into own
                          select new { GroupId = own.Key!.Value, Whole = own.Count(), Part = own.Count(number => number != null) })
            .Where(g => g.Whole >= limits.Fewest && g.Part * 100 >= g.Whole * limits.RelapsePercent)
            .ToListAsync(cancellationToken);
        var asked = rows.ConvertAll(g => (int?)g.GroupId);
        var again = asked.Count == 0 ? [] : await (from chain in closed
                                                   join head in db.LedgerItems on new { chain.Kind, Number = chain.ChainNumber } equals new { head.Kind, head.Number }
                                                   join back in open on new { chain.Kind, chain.ChainNumber } equals new { back.Kind, back.ChainNumber }
                                                   where asked.Contains(head.GroupId)
                                                   orderby chain.ChainNumber
                                                   select new { head.GroupId, chain.Kind, chain.ChainNumber }).ToListAsync(cancellationToken);
        var named = again.ToLookup(one => one.GroupId, one => $"{kinds.Find(one.Kind)?.Prefix}{one.ChainNumber}");
        return [.. rows.Select(g => new SignalFinding(g.GroupId, scope.Month, g.Part, g.Whole) { References = string.Join(SignalFinding.Between, named[g.GroupId].Take(MostNamed)) })];
    }
}
