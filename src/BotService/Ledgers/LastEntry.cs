using BotService.Store;

namespace BotService.Ledgers;

/// <summary>An item with the last of its entries that count on a day.</summary>
internal sealed class LastEntry
{
    public required LedgerItem Item { get; init; }

    public required LedgerEntry Entry { get; init; }

    /// <summary>Set by <see cref="WithClosing"/>: closed by a step that came with an older list; one that was opened again and closed here is not.</summary>
    public bool IsImportedClosed { get; init; }

    /// <summary>Looked up for each item by its index: among the last entries of all, SQLite would look for each item's in turn.</summary>
    /// <param name="entries">All that there are.</param>
    /// <param name="counted">Those that count on that day, of all items.</param>
    public static IQueryable<LastEntry> Of(IQueryable<LedgerItem> items, IQueryable<LedgerEntry> entries, IQueryable<LedgerEntry> counted) =>
        from item in items
        let last = counted.Where(e => e.ItemId == item.Id).Max(e => (long?)e.Id)
        join entry in entries on last equals (long?)entry.Id
        select new LastEntry { Item = item, Entry = entry };

    /// <param name="counted">The entries that count on that day, of all items.</param>
    public static IQueryable<LastEntry> WithClosing(IQueryable<LastEntry> lasts, IQueryable<LedgerEntry> counted) => lasts.Select(last => new LastEntry
    {
        Item = last.Item,
        Entry = last.Entry,

        // Nearly always the last entry is the closing itself; only behind one that left it closed the closing is looked up.
        IsImportedClosed = last.Entry.To == LedgerState.Closed && (last.Entry.From != LedgerState.Closed
            ? last.Entry.Via == LedgerBook.Imported
            : counted.Where(e => e.ItemId == last.Item.Id && e.To == LedgerState.Closed && e.From != LedgerState.Closed).OrderByDescending(e => e.Id).Select(e => e.Via == LedgerBook.Imported).FirstOrDefault()),
    });
}
