using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Ledgers;

/// <summary>Some items with what it depends on who sees them, read once for any number of readers; <see cref="LedgerSight.SeenBy"/> says the same for one reader.</summary>
internal sealed class ItemSight
{
    private readonly Dictionary<int, LedgerItem> _items;
    private readonly HashSet<(int ItemId, int MemberId)> _involved;

    private ItemSight(Dictionary<int, LedgerItem> items, HashSet<(int ItemId, int MemberId)> involved) => (_items, _involved) = (items, involved);

    public static async ValueTask<ItemSight> ReadAsync(BotDbContext db, IReadOnlyCollection<int> itemIds, CancellationToken cancellationToken)
    {
        var ids = itemIds.ToList();
        var items = await db.LedgerItems.AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellationToken);
        var gave = await db.LedgerEntries
            .Where(e => ids.Contains(e.ItemId) && e.ByMemberId != null && (e.Verb == nameof(LedgerVerb.Pass) || e.Verb == nameof(LedgerVerb.Reject)) && e.TakenBackAt == null)
            .Select(e => new { e.ItemId, MemberId = e.ByMemberId!.Value })
            .Concat(db.Opinions.Where(o => o.MemberId != null && o.BecameItemId != null && ids.Contains(o.BecameItemId.Value)).Select(o => new { ItemId = o.BecameItemId!.Value, MemberId = o.MemberId!.Value }))
            .ToListAsync(cancellationToken);
        var teams = await db.LedgerTeams.Where(t => ids.Contains(t.ItemId) && t.Until == null).Select(t => new { t.ItemId, t.MemberId }).ToListAsync(cancellationToken);
        return new ItemSight(items, [.. gave.Concat(teams).Select(one => (one.ItemId, one.MemberId))]);
    }

    /// <summary>Those of these items that the reader sees, oldest first.</summary>
    public IEnumerable<LedgerItem> SeenBy(Viewer viewer, IEnumerable<int> itemIds) =>
        itemIds.Distinct().Order().Select(id => _items.GetValueOrDefault(id)).OfType<LedgerItem>().Where(item => IsSeen(item, viewer));

    private bool IsSeen(LedgerItem item, Viewer viewer)
    {
        if (viewer.IsAdmin || item.IsPublic || viewer.IsOf(item.GroupId) || item.RaisedByKey == viewer.UserKey)
        {
            return true;
        }

        return viewer.MemberId is { } me && (item.OwnerId == me || item.RaisedById == me || _involved.Contains((item.Id, me)));
    }
}
