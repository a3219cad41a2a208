using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.StudySignals;

/// <summary>评价不符: of those who were asked about what a group has closed lately, many say that it is not solved. Counted over all items, so that no answer stands alone.</summary>
internal sealed class DoubtedSignal(BotDbContext db) : ISignalRule
{
    public SignalKind Kind => SignalKind.Doubted;

    public IReadOnlyList<int> Periods(SignalScope scope) => [scope.Month];

    public bool IsRunning => true;

    public async ValueTask<IReadOnlyList<SignalFinding>> FindAsync(SignalScope scope, CancellationToken cancellationToken)
    {
        var (limits, first) = (scope.Limits, scope.Today.AddDays(-scope.Limits.RelapseDays));
        var rows = await (from rating in db.Ratings
                          join item in db.LedgerItems on rating.ItemId equals item.Id
                          where item.State == LedgerState.Closed && rating.Cycle == item.Cycle && item.GroupId != null && (scope.GroupId == 0 || item.GroupId == scope.GroupId)
                              && db.LedgerEntries.Any(e => e.ItemId == item.Id && e.To == LedgerState.Closed && e.From != LedgerState.Closed && e.Day >= first && e.TakenBackAt == null)
                          group new { rating.Answer, rating.Count } by item.GroupId into own
                          select new { GroupId = own.Key!.Value, Whole = own.Sum(r => r.Count), Part = own.Sum(r => r.Answer == RatingAnswer.NotSolved ? r.Count : 0) })
            .Where(g => g.Whole >= limits.Fewest && g.Part * 100 >= g.Whole * limits.DoubtedPercent)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(g => new SignalFinding(g.GroupId, scope.Month, g.Part, g.Whole))];
    }
}
