using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Ledgers;

/// <summary>Holds what each item says of itself against its last entry, and the identity of the figures against the day.</summary>
internal sealed class LedgerAudit(BotDbContext db, LedgerKinds kinds)
{
    /// <summary>How many items there are, and the names of those that differ.</summary>
    public async ValueTask<(int Count, IReadOnlyList<string> Differing)> RunAsync(CancellationToken cancellationToken)
    {
        // The last entry is looked up for each item: among the last ones of all, SQLite would look for each item's in turn.
        var differing = await db.LedgerItems
            .Where(i => (i.State != LedgerState.Void && !db.LedgerEntries.Any(e => e.ItemId == i.Id && e.TakenBackAt == null))
                || db.LedgerEntries.Any(e => e.Id == db.LedgerEntries.Where(l => l.ItemId == i.Id && l.TakenBackAt == null).Max(l => (long?)l.Id) && (e.To != i.State || e.Cycle != i.Cycle)))
            .OrderBy(i => i.Kind).ThenBy(i => i.Number).Select(i => new { i.Kind, i.Number }).ToListAsync(cancellationToken);
        return (await db.LedgerItems.CountAsync(cancellationToken), [.. differing.Select(i => $"{kinds.Find(i.Kind)?.Prefix ?? i.Kind}{i.Number}")]);
    }
}
