using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Ledgers;

/// <summary>Every figure is counted by the database over the entries, as of any day; none reads what the items say now.</summary>
internal sealed class LedgerFigures(BotDbContext db)
{
    /// <summary>What a sample's answer says of an imported closing that holds.</summary>
    public const string IsTrue = "属实";

    public static string Punctuality(LedgerItem item, DateOnly claimed) =>
        item.FirstDueOn is not { } first ? "没有期限" : claimed <= first ? "按期" : claimed <= item.DueOn ? "延期内" : "逾期完成";

    /// <summary>The items as they were on the day, by the entry that was recorded last among those of that day and before.</summary>
    public IQueryable<LedgerOnDay> OnDay(IQueryable<LedgerItem> items, DateOnly day)
    {
        var lasts = db.LedgerEntries.Where(e => e.Day <= day && e.TakenBackAt == null).GroupBy(e => e.ItemId).Select(g => g.Max(e => e.Id));
        return from entry in db.LedgerEntries
               where lasts.Contains(entry.Id)
               join item in items on entry.ItemId equals item.Id
               select new LedgerOnDay
               {
                   ItemId = item.Id,
                   Number = item.Number,
                   ChainNumber = item.ChainNumber,
                   State = entry.To,
                   DueOn = entry.DueOn,
                   OwnerId = entry.OwnerId,
                   Title = item.Title,
                   GroupId = item.GroupId,
                   UnitText = item.UnitText,
                   OwnerText = item.OwnerText,
                   FoundOn = item.FoundOn,
                   FirstDueOn = item.FirstDueOn,
                   ReviewOn = item.ReviewOn,
                   IsImportedClosed = item.IsImportedClosed,
                   RaisedByKey = item.RaisedByKey,
                   Fields = item.Fields,
                   ClaimedOn = db.LedgerEntries.Where(e => e.ItemId == item.Id && e.Verb == nameof(LedgerVerb.Claim) && e.Day <= day && e.TakenBackAt == null).OrderByDescending(e => e.Id).Select(e => (DateOnly?)e.Day).FirstOrDefault(),
               };
    }

    /// <summary>Of each chain the last link that is neither raised only nor void on that day.</summary>
    public static IQueryable<LedgerOnDay> ChainsOf(IQueryable<LedgerOnDay> items)
    {
        var counted = items.Where(i => i.State != LedgerState.Raised && i.State != LedgerState.Void);
        var lasts = counted.GroupBy(i => i.ChainNumber).Select(g => g.Max(i => i.Number));
        return counted.Where(i => lasts.Contains(i.Number));
    }

    public async ValueTask<LedgerCount> CountAsync(IQueryable<LedgerItem> items, LedgerKind kind, DateOnly day, CancellationToken cancellationToken)
    {
        var all = OnDay(items, day);
        var states = await StatesAsync(all, day, cancellationToken);
        var chains = kind.HasChains ? await StatesAsync(ChainsOf(all), day, cancellationToken) : states;
        var counted = all.Where(i => i.State != LedgerState.Raised && i.State != LedgerState.Void);
        return new LedgerCount(
            Of(chains, LedgerState.Doing), chains.Where(row => row.State is LedgerState.Doing && row.Late).Sum(row => row.Count), Of(chains, LedgerState.Claimed),
            chains.Where(row => row is { State: LedgerState.Closed, Imported: false }).Sum(row => row.Count), Of(chains, LedgerState.Standing))
        {
            Void = Of(states, LedgerState.Void),
            Raised = Of(states, LedgerState.Raised),
            Relapsed = kind.HasChains ? await counted.GroupBy(i => i.ChainNumber).Where(g => g.Count() > 1).CountAsync(cancellationToken) : 0,
            Imported = chains.Where(row => row is { State: LedgerState.Closed, Imported: true }).Sum(row => row.Count),
            Sampled = await SampledAsync(items, day, null, cancellationToken),
            Confirmed = await SampledAsync(items, day, IsTrue, cancellationToken),
        };
    }

    public async ValueTask<LedgerPunctuality> PunctualityAsync(IQueryable<LedgerItem> items, DateOnly day, CancellationToken cancellationToken)
    {
        var due = OnDay(items, day).Where(i => i.DueOn <= day && (i.State == LedgerState.Doing || i.State == LedgerState.Claimed || (i.State == LedgerState.Closed && !i.IsImportedClosed)));
        var closed = due.Where(i => i.State == LedgerState.Closed);
        return new LedgerPunctuality(
            await due.CountAsync(cancellationToken),
            await closed.CountAsync(i => i.ClaimedOn <= i.FirstDueOn, cancellationToken),
            await closed.CountAsync(i => i.ClaimedOn > i.FirstDueOn && i.ClaimedOn <= i.DueOn, cancellationToken),
            await closed.CountAsync(i => i.ClaimedOn == null || i.FirstDueOn == null || (i.ClaimedOn > i.FirstDueOn && i.ClaimedOn > i.DueOn), cancellationToken),
            await due.CountAsync(i => i.State == LedgerState.Doing, cancellationToken),
            await due.CountAsync(i => i.State == LedgerState.Claimed, cancellationToken))
        {
            Extensions = await db.LedgerEntries.CountAsync(e => e.Verb == nameof(LedgerVerb.Grant) && e.Day <= day && e.TakenBackAt == null && items.Any(i => i.Id == e.ItemId), cancellationToken),
        };
    }

    /// <summary>By group, in the order of the roster; only what was due by the day is compared.</summary>
    public async ValueTask<IReadOnlyList<LedgerGroupCount>> ByGroupAsync(IQueryable<LedgerItem> items, DateOnly day, CancellationToken cancellationToken)
    {
        var rows = await OnDay(items, day).Where(i => i.State != LedgerState.Raised && i.State != LedgerState.Void && !(i.State == LedgerState.Closed && i.IsImportedClosed))
            .GroupBy(i => new { i.GroupId, IsDue = i.DueOn <= day, IsDone = i.State == LedgerState.Closed })
            .Select(g => new { g.Key.GroupId, g.Key.IsDue, g.Key.IsDone, Count = g.Count() }).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(row => row.GroupId).OrderBy(group => group.Key ?? int.MaxValue).Select(group => new LedgerGroupCount(
            group.Key, group.Sum(row => row.Count), group.Where(row => row.IsDue).Sum(row => row.Count), group.Where(row => row is { IsDue: true, IsDone: true }).Sum(row => row.Count)))];
    }

    private async ValueTask<int> SampledAsync(IQueryable<LedgerItem> items, DateOnly day, string? answer, CancellationToken cancellationToken) =>
        await db.LedgerEntries.CountAsync(e => e.Verb == nameof(LedgerVerb.Sample) && e.Day <= day && e.TakenBackAt == null && (answer == null || e.Text == answer) && items.Any(i => i.Id == e.ItemId && i.IsImportedClosed), cancellationToken);

    private static int Of(IEnumerable<StateCount> rows, LedgerState state) => rows.Where(row => row.State == state).Sum(row => row.Count);

    private static async ValueTask<List<StateCount>> StatesAsync(IQueryable<LedgerOnDay> items, DateOnly day, CancellationToken cancellationToken)
    {
        var rows = await items.GroupBy(i => new { i.State, Late = i.DueOn < day, i.IsImportedClosed }).Select(g => new { g.Key.State, g.Key.Late, g.Key.IsImportedClosed, Count = g.Count() }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new StateCount(row.State, row.Late, row.IsImportedClosed, row.Count))];
    }

    private sealed record StateCount(LedgerState State, bool Late, bool Imported, int Count);
}
