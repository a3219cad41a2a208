using BotService.Ledgers;
using BotService.Store;

namespace BotService.Features.LedgerLists;

/// <summary>Which items a list shows and in which order: late by how late, near, waiting for a verdict, in work by day, then what takes long; never by who did well. The plan of a record is neither late nor near.</summary>
internal sealed class LedgerSelection(LedgerFigures figures, LedgerLines lines)
{
    /// <param name="items">Those that the filter means and this person may see.</param>
    public IQueryable<LedgerPlace> Sorted(LedgerKind kind, LedgerFilter filter, IQueryable<LedgerItem> items) =>
        Placed(kind, filter, items).OrderBy(one => one.Rank).ThenBy(one => one.On).ThenBy(one => one.Row.Number);

    /// <summary>What stands behind a row that was shown, whether that row is still there or not.</summary>
    public IQueryable<LedgerPlace> Behind(LedgerKind kind, LedgerFilter filter, IQueryable<LedgerItem> items, int rank, DateOnly on, int number) =>
        Placed(kind, filter, items).Where(one => one.Rank > rank || (one.Rank == rank && (one.On > on || (one.On == on && one.Row.Number > number))))
            .OrderBy(one => one.Rank).ThenBy(one => one.On).ThenBy(one => one.Row.Number);

    private IQueryable<LedgerPlace> Placed(LedgerKind kind, LedgerFilter filter, IQueryable<LedgerItem> items)
    {
        var (day, near, isRecord) = (filter.Day, lines.NearUntil(filter.Day), kind.IsRecord);
        var isOpen = filter.State is null && !kind.IsRecord && !filter.OnlyRelapsed;

        // What was closed by that day, and is still, is left out before its entries are looked up: of an old list that is nearly all.
        var rows = figures.OnDay(isOpen ? items.Where(i => i.State != LedgerState.Closed || i.IsImportedClosed || i.ClosedOn > day) : items, day);
        rows = OfStates(rows, kind, filter);
        rows = filter.OnlyLate ? rows.Where(i => i.State == LedgerState.Doing && i.DueOn < day) : rows;
        rows = filter.OnlyNear ? rows.Where(i => i.State == LedgerState.Doing && i.DueOn >= day && i.DueOn <= near) : rows;
        rows = filter.OnlyRelapsed ? rows.Where(i => i.ChainNumber != i.Number) : rows;
        rows = filter.OnlyNobody ? rows.Where(i => i.OwnerId == null && i.OwnerText == null) : rows;
        return rows.Select(i => new LedgerPlace
        {
            Row = i,
            Rank = i.State == LedgerState.Doing ? (isRecord ? 3 : i.DueOn < day ? 0 : i.DueOn <= near ? 1 : 3) : i.State == LedgerState.Claimed ? 2 : i.State == LedgerState.Standing ? 4 : 5,
            On = (i.State == LedgerState.Standing ? i.ReviewOn : i.DueOn) ?? DateOnly.MaxValue,
        });
    }

    private static IQueryable<LedgerOnDay> OfStates(IQueryable<LedgerOnDay> rows, LedgerKind kind, LedgerFilter filter)
    {
        if (filter.State is { } state)
        {
            return rows.Where(i => i.State == state);
        }

        if (kind.IsRecord)
        {
            return rows.Where(i => i.State != LedgerState.Void);
        }

        if (filter.OnlyRelapsed)
        {
            return rows;
        }

        return rows.Where(i => i.State != LedgerState.Closed && i.State != LedgerState.Void && i.State != LedgerState.Raised);
    }
}

/// <summary>An item and its place in the list, by which the next page goes on.</summary>
internal sealed class LedgerPlace
{
    public required LedgerOnDay Row { get; init; }

    public required int Rank { get; init; }

    public required DateOnly On { get; init; }
}
