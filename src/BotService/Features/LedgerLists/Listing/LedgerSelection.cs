using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Listing;

/// <summary>Which items a list shows and in which order: late by how late, near, waiting for a verdict, in work by day, then what takes long; never by who did well. The plan of a record is neither late nor near.</summary>
internal sealed class LedgerSelection(LedgerFigures figures, LedgerLines lines)
{
    /// <summary>The places of the list, of all items by how they stood on that day.</summary>
    public IEnumerable<LedgerPlace> Sorted(LedgerKind kind, LedgerFilter filter, IEnumerable<AlikeItems> alike)
    {
        var near = lines.NearUntil(filter.Day);
        return from one in alike
               where IsShown(one, kind, filter, near)
               group one by (Rank: RankOf(one, kind, filter.Day, near), On: (one.State is LedgerState.Standing ? one.ReviewOn : one.DueOn) ?? DateOnly.MaxValue) into places
               orderby places.Key.Rank, places.Key.On
               from number in places.SelectMany(one => one.EachNumber()).Order()
               select new LedgerPlace(places.Key.Rank, places.Key.On, number);
    }

    /// <param name="items">Those of which the places were told.</param>
    public async ValueTask<IReadOnlyList<LedgerOnDay>> RowsAsync(IQueryable<LedgerItem> items, IReadOnlyList<LedgerPlace> places, DateOnly day, CancellationToken cancellationToken)
    {
        var numbers = places.Select(place => place.Number).ToList();
        var rows = await figures.OnDay(items.Where(i => numbers.Contains(i.Number)), day).ToDictionaryAsync(row => row.Number, cancellationToken);
        return [.. numbers.Where(rows.ContainsKey).Select(number => rows[number])];
    }

    /// <summary>What a file holds: the same states where some are asked for. Where none are it has all of them, as the figures above a list do.</summary>
    public IQueryable<LedgerOnDay> ForFile(IQueryable<LedgerOnDay> rows, LedgerKind kind, LedgerFilter filter)
    {
        var (day, near) = (filter.Day, lines.NearUntil(filter.Day));
        rows = filter switch
        {
            { State: { } state } => rows.Where(i => i.State == state),
            { OnlyOpen: true } when kind.IsRecord => rows.Where(i => i.State != LedgerState.Void),
            { OnlyOpen: true } => rows.Counted().Where(i => i.State != LedgerState.Closed),
            _ => rows,
        };
        rows = filter.OnlyLate ? rows.Where(i => i.State == LedgerState.Doing && i.DueOn < day) : rows;
        rows = filter.OnlyNear ? rows.Where(i => i.State == LedgerState.Doing && i.DueOn >= day && i.DueOn <= near) : rows;
        rows = filter.OnlyRelapsed ? rows.Where(i => i.ChainNumber != i.Number) : rows;
        return filter.OnlyNobody ? rows.Where(i => i.OwnerId == null && i.OwnerText == null) : rows;
    }

    private static int RankOf(AlikeItems one, LedgerKind kind, DateOnly day, DateOnly near) => one.State switch
    {
        LedgerState.Doing when kind.IsRecord => 3,
        LedgerState.Doing => one.DueOn < day ? 0 : one.DueOn <= near ? 1 : 3,
        LedgerState.Claimed => 2,
        LedgerState.Standing => 4,
        _ => 5,
    };

    private static bool IsShown(AlikeItems one, LedgerKind kind, LedgerFilter filter, DateOnly near)
    {
        var isDoing = one.State is LedgerState.Doing;
        return IsOfState(one.State, kind, filter)
            && (!filter.OnlyLate || (isDoing && one.DueOn < filter.Day))
            && (!filter.OnlyNear || (isDoing && one.DueOn >= filter.Day && one.DueOn <= near))
            && (!filter.OnlyRelapsed || one.IsRelapse)
            && (!filter.OnlyNobody || one.IsNobodys);
    }

    private static bool IsOfState(LedgerState state, LedgerKind kind, LedgerFilter filter) => filter switch
    {
        { State: { } asked } => state == asked,
        _ when kind.IsRecord => state is not LedgerState.Void,
        { OnlyRelapsed: true } => true,
        _ => state.IsCounted() && state.IsOpen(),
    };
}

/// <summary>The place of an item in its list, behind which the next page goes on.</summary>
internal readonly record struct LedgerPlace(int Rank, DateOnly On, int Number) : IComparable<LedgerPlace>
{
    public int CompareTo(LedgerPlace other) => (Rank, On, Number).CompareTo((other.Rank, other.On, other.Number));
}
