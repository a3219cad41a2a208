using BotService.Store;

namespace BotService.Ledgers;

/// <summary>Which links tell on a day what a visit is about: one rule for lists, figures and the report.</summary>
internal static class VisitLinks
{
    /// <summary>A link as old as its visit came with it, and a visit may be written down after its day; one that was made later counts from its own day.</summary>
    public static IQueryable<LedgerLink> AboutOn(this BotDbContext db, DateOnly day) =>
        from link in db.LedgerLinks
        where link.Relation == LedgerRelation.About
        join visit in db.LedgerItems on link.FromId equals visit.Id
        where link.Day <= day || link.Day <= visit.FoundOn
        select link;
}
