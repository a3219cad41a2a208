using BotService.Store;

namespace BotService.Ledgers;

/// <summary>Which items count and which are open, and which entries were known at an instant.</summary>
internal static class LedgerQueries
{
    /// <summary>Those that <see cref="LedgerStates.IsCounted"/> holds for on their day.</summary>
    public static IQueryable<LedgerOnDay> Counted(this IQueryable<LedgerOnDay> items) => items.Where(i => i.State != LedgerState.Raised && i.State != LedgerState.Void);

    /// <summary>The same of items whose last entry was read with them.</summary>
    public static IQueryable<LastEntry> Counted(this IQueryable<LastEntry> lasts) => lasts.Where(last => last.Entry.To != LedgerState.Raised && last.Entry.To != LedgerState.Void);

    /// <summary>Those that <see cref="LedgerStates.IsOpen"/> holds for now.</summary>
    public static IQueryable<LedgerItem> Open(this IQueryable<LedgerItem> items) => items.Where(i => i.State != LedgerState.Closed && i.State != LedgerState.Void);

    /// <summary>What was recorded of the day and before, and had not been taken back, as far as was known at an instant.</summary>
    public static IQueryable<LedgerEntry> KnownAt(this IQueryable<LedgerEntry> entries, DateOnly day, DateTimeOffset known) =>
        entries.Where(e => e.Day <= day && e.At <= known && (e.TakenBackAt == null || e.TakenBackAt > known));

    /// <summary>Those that were found in a span, what came back with what it came from; a visit is of the days on which it takes place, whenever it was written down.</summary>
    public static IQueryable<LedgerItem> FoundWithin(this IQueryable<LedgerItem> items, BotDbContext db, DateOnly from, DateOnly to) => items.Where(i => db.LedgerItems.Any(f =>
        f.Kind == i.Kind && f.Number == i.ChainNumber && (f.VisitTo ?? f.VisitFrom ?? f.FoundOn) >= from && (f.VisitFrom ?? f.FoundOn) <= to));
}
