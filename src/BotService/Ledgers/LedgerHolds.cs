using BotService.Store;

namespace BotService.Ledgers;

/// <summary>What a liaison looks after with 我来跟进: its owner is not reminded of it before its day.</summary>
internal static class LedgerHolds
{
    /// <summary>Those of which the owner is reminded. A hold is over with the day, the owner or the cycle that it was said for, and once its day has come.</summary>
    public static IQueryable<LedgerItem> NotHeld(this IQueryable<LedgerItem> items, BotDbContext db, DateOnly today) =>
        items.Where(i => i.DueOn == null || i.DueOn <= today
            || !db.LedgerEntries.Any(e => e.ItemId == i.Id && e.Verb == nameof(LedgerVerb.Hold) && e.TakenBackAt == null && e.Cycle == i.Cycle && e.DueOn == i.DueOn && e.OwnerId == i.OwnerId));
}
