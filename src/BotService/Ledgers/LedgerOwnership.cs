using BotService.Store;

namespace BotService.Ledgers;

/// <summary>Whose items are: as they say now, or as they were on a day by their last entry of that day or before.</summary>
internal static class LedgerOwnership
{
    /// <param name="day">Null is now.</param>
    public static IQueryable<LedgerItem> OfGroup(this IQueryable<LedgerItem> items, BotDbContext db, int group, DateOnly? day) => day is { } then
        ? items.Where(i => db.LedgerEntries.Where(e => e.ItemId == i.Id && e.Day <= then && e.TakenBackAt == null).OrderByDescending(e => e.Id).Select(e => e.GroupId).FirstOrDefault() == group)
        : items.Where(i => i.GroupId == group);

    /// <summary>Whose they are, or who helps with them.</summary>
    public static IQueryable<LedgerItem> OfPerson(this IQueryable<LedgerItem> items, BotDbContext db, int person, DateOnly? day)
    {
        var helps = Teams(db, day).Where(t => t.MemberId == person && t.Role == LedgerRole.Member);
        return day is { } then
            ? items.Where(i => helps.Any(t => t.ItemId == i.Id)
                || db.LedgerEntries.Where(e => e.ItemId == i.Id && e.Day <= then && e.TakenBackAt == null).OrderByDescending(e => e.Id).Select(e => e.OwnerId).FirstOrDefault() == person)
            : items.Where(i => i.OwnerId == person || helps.Any(t => t.ItemId == i.Id));
    }

    /// <summary>What somebody raised, has, helps with or is to look at.</summary>
    public static IQueryable<LedgerItem> OfViewer(this IQueryable<LedgerItem> items, BotDbContext db, Viewer viewer, DateOnly? day)
    {
        var (me, key) = (viewer.MemberId, viewer.UserKey);
        var helps = Teams(db, day).Where(t => t.MemberId == me);
        return day is { } then
            ? items.Where(i => i.RaisedByKey == key || helps.Any(t => t.ItemId == i.Id)
                || (me != null && db.LedgerEntries.Where(e => e.ItemId == i.Id && e.Day <= then && e.TakenBackAt == null).OrderByDescending(e => e.Id).Select(e => e.OwnerId).FirstOrDefault() == me))
            : items.Where(i => i.RaisedByKey == key || helps.Any(t => t.ItemId == i.Id) || (me != null && i.OwnerId == me));
    }

    private static IQueryable<LedgerTeam> Teams(BotDbContext db, DateOnly? day) =>
        day is { } then ? db.LedgerTeams.Where(t => t.Since <= then && (t.Until == null || t.Until > then)) : db.LedgerTeams.Where(t => t.Until == null);
}
