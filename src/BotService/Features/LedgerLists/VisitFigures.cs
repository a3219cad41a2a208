using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists;

/// <summary>What the figures of a list of visits tell besides: to how many places people went, and what became of visits that met another.</summary>
internal sealed class VisitFigures(BotDbContext db, LedgerFigures figures, LedgerDays days, IPlaceNames places)
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
        var met = VisitWarnings.Of(said.ConvertAll(one => (one.ItemId, one.Verb)), await VisitsAsync(kind, day, cancellationToken), new VisitClash(days), asked.Contains);
        return $"扎堆 {met.Count}：合并 {met.Merged}，改期 {met.Moved}，仍去 {met.Kept}，没有说明 {met.Open}";
    }

    private async ValueTask<IReadOnlyList<(int ItemId, Visit Visit)>> VisitsAsync(LedgerKind kind, DateOnly day, CancellationToken cancellationToken)
    {
        var about = db.AboutOn(day);
        var rows = await (from row in figures.OnDay(db.LedgerItems.Where(i => i.Kind == kind.Key), day)
                          where row.State == LedgerState.Doing || row.State == LedgerState.Closed
                          join visit in db.LedgerItems on row.ItemId equals visit.Id
                          select new
                          {
                              visit.Id,
                              visit.Number,
                              visit.Title,
                              visit.GroupId,
                              From = visit.VisitFrom ?? visit.DueOn ?? visit.ClosedOn ?? visit.FoundOn,
                              visit.VisitTo,
                              Subject = about.Where(l => l.FromId == visit.Id).Min(l => (int?)l.ToId),
                          }).ToListAsync(cancellationToken);
        var ids = rows.Select(row => row.Subject).OfType<int>().Distinct().ToList();
        var fields = await db.LedgerItems.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Fields, cancellationToken);
        string? DirectionOf(int? subject) => subject is { } id && fields.TryGetValue(id, out var written) ? LedgerFields.Read(written).GetValueOrDefault("direction") : null;
        return [.. rows.Select(row => (row.Id, new Visit(row.Number, places.Of(row.Title), row.GroupId, row.From, row.VisitTo ?? row.From, row.Subject, DirectionOf(row.Subject))))];
    }
}
