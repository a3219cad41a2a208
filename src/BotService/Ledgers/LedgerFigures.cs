using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Ledgers;

/// <summary>Every figure is counted by the database over the entries, as of any day; none reads what the items say now.</summary>
internal sealed class LedgerFigures(BotDbContext db)
{
    /// <summary>What a sample's answer says of an imported closing that holds.</summary>
    public const string IsTrue = "属实";

    /// <summary>What nobody ever had is held to the day that it has.</summary>
    public static string Punctuality(LedgerItem item, DateOnly claimed) =>
        (item.FirstDueOn ?? item.DueOn) is not { } first ? "没有期限" : claimed <= first ? "按期" : claimed <= item.DueOn ? "延期内" : "逾期完成";

    /// <summary>The items as they were on the day, by the entry that was recorded last among those of that day and before.</summary>
    public IQueryable<LedgerOnDay> OnDay(IQueryable<LedgerItem> items, DateOnly day)
    {
        var counted = db.LedgerEntries.Where(e => e.Day <= day && e.TakenBackAt == null);

        // Looked up for each item by the index: grouping all entries would cost the same for one group's items as for everybody's. The sum of
        // two ids, which is never negative, keeps the look-up tied to its item; without it EF would number the entries of all items first.
        var steps = db.HasLateralJoins
            ? from item in items
              from entry in db.LedgerEntries.Where(e => e.ItemId == item.Id && e.Day <= day && e.TakenBackAt == null && e.Id + item.Id > 0).OrderByDescending(e => e.Id).Take(1)
              select new LastEntry { Item = item, Entry = entry }
            : LastEntry.Of(items, db.LedgerEntries, counted);
        return LastEntry.WithClosing(steps, counted).Select(step => new LedgerOnDay
        {
            ItemId = step.Item.Id,
            Number = step.Item.Number,
            ChainNumber = step.Item.ChainNumber,
            State = step.Entry.To,
            DueOn = step.Entry.DueOn,
            OwnerId = step.Entry.OwnerId,
            Title = step.Item.Title,
            GroupId = step.Entry.GroupId,
            UnitText = step.Item.UnitText,
            OwnerText = step.Item.OwnerText,
            FoundOn = step.Item.FoundOn,
            FirstDueOn = step.Item.FirstDueOn,
            ReviewOn = step.Item.ReviewOn,
            IsImportedClosed = step.IsImportedClosed,
            Fields = step.Item.Fields,
        });
    }

    /// <summary>Of each chain the last link that is neither raised only nor void on that day.</summary>
    public static IQueryable<LedgerOnDay> ChainsOf(IQueryable<LedgerOnDay> items)
    {
        var counted = items.Counted();
        var lasts = counted.GroupBy(i => i.ChainNumber).Select(g => g.Max(i => i.Number));
        return counted.Where(i => lasts.Contains(i.Number));
    }

    /// <summary>All items by how they stood, in one statement: a list takes from it both its counts and what it shows, since every further look at each item costs as much again.</summary>
    public async ValueTask<IReadOnlyList<AlikeItems>> AlikeAsync(IQueryable<LedgerItem> items, DateOnly day, CancellationToken cancellationToken)
    {
        var rows = await OnDay(items, day)
            .GroupBy(i => new
            {
                i.State,
                i.DueOn,
                ReviewOn = i.State == LedgerState.Standing ? i.ReviewOn : null,
                i.IsImportedClosed,
                IsRelapse = i.ChainNumber != i.Number,
                IsNobodys = i.OwnerId == null && i.OwnerText == null,
            })
            .Select(g => new { g.Key, Count = g.Count(), Numbers = string.Join(",", g.Select(i => i.Number + string.Empty)) }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new AlikeItems(row.Key.State, row.Key.DueOn, row.Key.ReviewOn, row.Key.IsImportedClosed, row.Key.IsRelapse, row.Key.IsNobodys, row.Count, row.Numbers));
    }

    public async ValueTask<LedgerCount> CountAsync(IQueryable<LedgerItem> items, LedgerKind kind, DateOnly day, CancellationToken cancellationToken) =>
        await CountAsync(await StatesAsync(OnDay(items, day), day, cancellationToken), items, kind, day, cancellationToken);

    /// <param name="alike">Of these items on this day.</param>
    public ValueTask<LedgerCount> CountAsync(IReadOnlyList<AlikeItems> alike, IQueryable<LedgerItem> items, LedgerKind kind, DateOnly day, CancellationToken cancellationToken) =>
        CountAsync([.. alike.Select(one => new StateCount(one.State, one.DueOn < day, one.IsImportedClosed, one.Count))], items, kind, day, cancellationToken);

    private async ValueTask<LedgerCount> CountAsync(List<StateCount> states, IQueryable<LedgerItem> items, LedgerKind kind, DateOnly day, CancellationToken cancellationToken)
    {
        var (chains, relapsed) = kind.HasChains ? await ChainsAsync(states, items, kind, day, cancellationToken) : (states, 0);

        // A record is verified by nobody, so nothing is missing where it was taken over; and a plan whose day is over is none that is late.
        var imported = kind.IsRecord ? 0 : chains.Where(row => row is { State: LedgerState.Closed, Imported: true }).Sum(row => row.Count);
        return new LedgerCount(
            Of(chains, LedgerState.Doing), kind.IsRecord ? 0 : chains.Where(row => row.State is LedgerState.Doing && row.Late).Sum(row => row.Count), Of(chains, LedgerState.Claimed),
            Of(chains, LedgerState.Closed) - imported, Of(chains, LedgerState.Standing))
        {
            Void = Of(states, LedgerState.Void),
            Raised = Of(states, LedgerState.Raised),
            Relapsed = relapsed,
            Imported = imported == 0 ? ImportedClosings.None : await SampledAsync(imported, items, kind, day, cancellationToken),
        };
    }

    /// <summary>What was said last of each imported closing that somebody looked at; what came back since is none any more.</summary>
    private async ValueTask<ImportedClosings> SampledAsync(int imported, IQueryable<LedgerItem> items, LedgerKind kind, DateOnly day, CancellationToken cancellationToken)
    {
        var answers = await (from row in OnDay(items, day)
                             where row.IsImportedClosed
                             join entry in db.LedgerEntries on row.ItemId equals entry.ItemId
                             where entry.Verb == nameof(LedgerVerb.Sample) && entry.Day <= day && entry.TakenBackAt == null
                             orderby entry.Id
                             select new { row.ItemId, row.ChainNumber, IsTrue = entry.Text == IsTrue }).ToListAsync(cancellationToken);

        if (kind.HasChains && answers.Count > 0)
        {
            var chains = answers.Select(answer => answer.ChainNumber).Distinct().ToList();
            var lasts = await ChainsOf(OnDay(items.Where(i => chains.Contains(i.ChainNumber)), day)).Select(i => i.ItemId).ToHashSetAsync(cancellationToken);
            answers.RemoveAll(answer => !lasts.Contains(answer.ItemId));
        }

        var last = answers.GroupBy(answer => answer.ItemId).Select(own => own.Last().IsTrue).ToList();
        return new ImportedClosings(imported, last.Count, last.Count(isTrue => isTrue));
    }

    /// <summary>Nearly every item is a chain of its own, so only those of longer ones are looked at again: what a later link stands for is taken off.</summary>
    private async ValueTask<(List<StateCount> Chains, int Relapsed)> ChainsAsync(List<StateCount> states, IQueryable<LedgerItem> items, LedgerKind kind, DateOnly day, CancellationToken cancellationToken)
    {
        var longer = db.LedgerItems.Where(i => i.Kind == kind.Key && i.Number != i.ChainNumber).Select(i => i.ChainNumber);

        if (!await longer.AnyAsync(cancellationToken))
        {
            return (states, 0);
        }

        var links = OnDay(items.Where(i => longer.Contains(i.ChainNumber)), day);
        var counted = links.Counted();
        var all = await StatesAsync(counted, day, cancellationToken);
        var lasts = await StatesAsync(ChainsOf(links), day, cancellationToken);
        var relapsed = await counted.GroupBy(i => i.ChainNumber).Where(g => g.Count() > 1).CountAsync(cancellationToken);
        return ([.. states, .. all.Select(row => row with { Count = -row.Count }), .. lasts], relapsed);
    }

    public async ValueTask<LedgerPunctuality> PunctualityAsync(IQueryable<LedgerItem> items, DateOnly day, CancellationToken cancellationToken)
    {
        var due = OnDay(items, day).Where(i => i.DueOn <= day && (i.State == LedgerState.Doing || i.State == LedgerState.Claimed || (i.State == LedgerState.Closed && !i.IsImportedClosed)))
            .Select(i => new
            {
                i.State,
                i.DueOn,
                First = i.FirstDueOn ?? i.DueOn,
                ClaimedOn = db.LedgerEntries.Where(e => e.ItemId == i.ItemId && e.Verb == nameof(LedgerVerb.Claim) && e.Day <= day && e.TakenBackAt == null).OrderByDescending(e => e.Id).Select(e => (DateOnly?)e.Day).FirstOrDefault(),
            });
        var rows = await due.GroupBy(i => new { i.State, IsOver = i.DueOn < day, InTime = i.ClaimedOn <= i.First, InExtension = i.ClaimedOn > i.First && i.ClaimedOn <= i.DueOn })
            .Select(g => new { g.Key.State, g.Key.IsOver, g.Key.InTime, g.Key.InExtension, Count = g.Count() }).ToListAsync(cancellationToken);
        var closed = rows.FindAll(row => row.State is LedgerState.Closed);
        return new LedgerPunctuality(
            rows.Sum(row => row.Count),
            closed.Where(row => row.InTime).Sum(row => row.Count),
            closed.Where(row => row.InExtension).Sum(row => row.Count),
            closed.Where(row => row is { InTime: false, InExtension: false }).Sum(row => row.Count),
            rows.Where(row => row is { State: LedgerState.Doing, IsOver: true }).Sum(row => row.Count),
            rows.Where(row => row.State is LedgerState.Claimed).Sum(row => row.Count))
        {
            DueToday = rows.Where(row => row is { State: LedgerState.Doing, IsOver: false }).Sum(row => row.Count),
            Extensions = await db.LedgerEntries.CountAsync(e => e.Verb == nameof(LedgerVerb.Grant) && e.Day <= day && e.TakenBackAt == null && items.Any(i => i.Id == e.ItemId), cancellationToken),
        };
    }

    /// <summary>By group, in the order of the roster; only what was due by the day is compared.</summary>
    public async ValueTask<IReadOnlyList<LedgerGroupCount>> ByGroupAsync(IQueryable<LedgerItem> items, DateOnly day, CancellationToken cancellationToken)
    {
        var rows = await OnDay(items, day).Counted().Where(i => !i.IsImportedClosed)
            .GroupBy(i => new { i.GroupId, IsDue = i.DueOn <= day, IsDone = i.State == LedgerState.Closed })
            .Select(g => new { g.Key.GroupId, g.Key.IsDue, g.Key.IsDone, Count = g.Count() }).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(row => row.GroupId).OrderBy(group => group.Key ?? int.MaxValue).Select(group => new LedgerGroupCount(
            group.Key, group.Sum(row => row.Count), group.Where(row => row.IsDue).Sum(row => row.Count), group.Where(row => row is { IsDue: true, IsDone: true }).Sum(row => row.Count)))];
    }

    private static int Of(IEnumerable<StateCount> rows, LedgerState state) => rows.Where(row => row.State == state).Sum(row => row.Count);

    private static async ValueTask<List<StateCount>> StatesAsync(IQueryable<LedgerOnDay> items, DateOnly day, CancellationToken cancellationToken)
    {
        var rows = await items.GroupBy(i => new { i.State, Late = i.DueOn < day, i.IsImportedClosed }).Select(g => new { g.Key.State, g.Key.Late, g.Key.IsImportedClosed, Count = g.Count() }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new StateCount(row.State, row.Late, row.IsImportedClosed, row.Count))];
    }

    private sealed record StateCount(LedgerState State, bool Late, bool Imported, int Count);
}
