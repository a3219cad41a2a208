using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Ledgers;

/// <summary>Holds what each item says of itself against its entries, and the identity of the figures against what was found.</summary>
internal sealed class LedgerAudit(BotDbContext db, LedgerKinds kinds, LedgerFigures figures, LocalClock clock)
{
    /// <summary>How many items there are, and the names of those that differ.</summary>
    public async ValueTask<(int Count, IReadOnlyList<string> Differing)> RunAsync(CancellationToken cancellationToken)
    {
        // The last entry is looked up for each item: among the last ones of all, SQLite would look for each item's in turn.
        var counted = db.LedgerEntries.Where(e => e.TakenBackAt == null);
        var closings = counted.Where(e => e.To == LedgerState.Closed && e.From != LedgerState.Closed);
        var differing = await db.LedgerItems
            .Where(i => (i.State != LedgerState.Void && !counted.Any(e => e.ItemId == i.Id))
                || db.LedgerEntries.Any(e => e.Id == counted.Where(l => l.ItemId == i.Id).Max(l => (long?)l.Id) && (e.To != i.State || e.Cycle != i.Cycle))
                || (i.State != LedgerState.Closed && i.ClosedOn != null)
                || (i.State == LedgerState.Closed && !db.LedgerEntries.Any(e => e.Id == closings.Where(l => l.ItemId == i.Id).Max(l => (long?)l.Id) && e.Day == i.ClosedOn)))
            .OrderBy(i => i.Kind).ThenBy(i => i.Number).Select(i => new { i.Kind, i.Number }).ToListAsync(cancellationToken);
        return (await db.LedgerItems.CountAsync(cancellationToken), [.. differing.Select(i => $"{kinds.Find(i.Kind)?.Prefix ?? i.Kind}{i.Number}")]);
    }

    /// <summary>The lists whose parts do not add up to what was found: chains where what comes back is a new item, else items.</summary>
    public async ValueTask<IReadOnlyList<string>> UnequalAsync(CancellationToken cancellationToken)
    {
        List<string> unequal = [];

        foreach (var kind in kinds.All)
        {
            var items = db.LedgerItems.Where(i => i.Kind == kind.Key);
            var accepted = figures.OnDay(items, clock.Today).Where(i => i.State != LedgerState.Raised && i.State != LedgerState.Void);
            var found = kind.HasChains ? await accepted.Select(i => i.ChainNumber).Distinct().CountAsync(cancellationToken) : await accepted.CountAsync(cancellationToken);
            var count = await figures.CountAsync(items, kind, clock.Today, cancellationToken);

            if (count.Found + count.Imported.Count != found)
            {
                unequal.Add(kind.List);
            }
        }

        return unequal;
    }
}
