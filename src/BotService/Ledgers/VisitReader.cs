using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Ledgers;

/// <summary>Visits as the rules against 扎堆 see them, for the warning, the figures of the list and the report alike.</summary>
internal sealed class VisitReader(BotDbContext db, IPlaceNames places)
{
    /// <summary>Each once, with the first of its subjects.</summary>
    /// <param name="day">By which the links to subjects are told.</param>
    public async ValueTask<IReadOnlyList<(int ItemId, Visit Visit)>> ReadAsync(IQueryable<LedgerItem> visits, DateOnly day, CancellationToken cancellationToken)
    {
        var about = db.AboutOn(day);
        var rows = await visits.AsNoTracking().Select(visit => new { Item = visit, Subject = about.Where(l => l.FromId == visit.Id).Min(l => (int?)l.ToId) }).ToListAsync(cancellationToken);
        var ids = rows.Select(row => row.Subject).OfType<int>().Distinct().ToList();
        var fields = await db.LedgerItems.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Fields, cancellationToken);
        string? DirectionOf(int? subject) => subject is { } id && fields.TryGetValue(id, out var written) ? LedgerFields.Read(written).GetValueOrDefault("direction") : null;
        return [.. rows.Select(row => (row.Item.Id, VisitOf(row.Item, row.Subject, DirectionOf(row.Subject))))];
    }

    private Visit VisitOf(LedgerItem item, int? subject, string? direction)
    {
        var (from, to) = Visit.DaysOf(item);
        return new Visit(item.Number, places.Of(item.Title), item.GroupId, from, to, subject, direction);
    }
}
