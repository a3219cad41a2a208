using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Visiting;

/// <summary>What the figures of a list of visits tell besides: to how many places people went, and what became of visits that met another.</summary>
internal sealed class VisitFigures(BotDbContext db, LedgerFigures figures, VisitReader reader, LedgerDays days, IPlaceNames places)
{
    /// <summary>Of the visits that took place.</summary>
    public async ValueTask<int> PlacesAsync(IQueryable<LedgerItem> items, DateOnly day, CancellationToken cancellationToken)
    {
        var titles = await figures.OnDay(items, day).Where(i => i.State == LedgerState.Closed).Select(i => i.Title).Distinct().ToListAsync(cancellationToken);
        return titles.Select(places.Of).Distinct().Count();
    }

    /// <summary>扎堆 4：合并 1，改期 1，仍去 1，没有说明 1. As in the report, those that are over among them; visits outside the list are met too.</summary>
    public async ValueTask<string> MetAsync(LedgerKind kind, IQueryable<LedgerItem> items, DateOnly day, CancellationToken cancellationToken)
    {
        var asked = await items.Select(i => i.Id).ToHashSetAsync(cancellationToken);
        var steps = from item in items
                    join entry in db.LedgerEntries on item.Id equals entry.ItemId
                    where entry.Day <= day && entry.TakenBackAt == null
                    select entry;
        var said = await VisitWarnings.Decisions(steps).Select(e => new { e.ItemId, e.Verb }).Distinct().ToListAsync(cancellationToken);
        var visits = from row in figures.OnDay(db.LedgerItems.Where(i => i.Kind == kind.Key), day).Counted()
                     join visit in db.LedgerItems on row.ItemId equals visit.Id
                     select visit;
        var met = VisitWarnings.Of(said.ConvertAll(one => (one.ItemId, one.Verb)), await reader.ReadAsync(visits, day, cancellationToken), new VisitClash(days), asked.Contains);
        return $"扎堆 {met.Count}：合并 {met.Merged}，改期 {met.Moved}，仍去 {met.Kept}，没有说明 {met.Open}";
    }
}
