using BotService.Features.LedgerLists.Measuring;
using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Listing;

/// <summary>What belongs to a subject: its visits and the problems that were seen there; and where everybody goes.</summary>
internal sealed class ResearchFigures(BotDbContext db, LedgerFigures figures, LedgerKinds kinds, IPlaceNames names)
{
    private const int EnoughVisits = 12;

    public IQueryable<LedgerItem> VisitsOf(int subjectId) =>
        db.LedgerItems.Where(i => i.State != LedgerState.Void && db.LedgerLinks.Any(l => l.FromId == i.Id && l.ToId == subjectId && l.Relation == LedgerRelation.About));

    /// <summary>走访 3 次，提出问题 3 个（2 个未销号）.</summary>
    public async ValueTask<string> SentenceAsync(int subjectId, CancellationToken cancellationToken)
    {
        var visits = VisitsOf(subjectId);
        var problems = ProblemsOf(visits);
        var open = await problems.CountAsync(p => p.State != LedgerState.Closed, cancellationToken);
        return $"走访 {await visits.CountAsync(v => v.State == LedgerState.Closed, cancellationToken)} 次，提出问题 {await problems.CountAsync(cancellationToken)} 个{(open > 0 ? $"（{open} 个未销号）" : string.Empty)}";
    }

    /// <summary>走访 3 问题 3, behind a subject's line. A visit counts from the day on which it took place, whenever it was written down; one that was linked later from the day of its link.</summary>
    public async ValueTask<string> OfAsync(LedgerOnDay row, DateOnly day, CancellationToken cancellationToken)
    {
        var links = db.AboutOn(day).Where(l => l.ToId == row.ItemId);
        var about = db.LedgerItems.Where(i => links.Any(l => l.FromId == i.Id));
        var visits = await figures.OnDay(about, day).Where(v => v.State != LedgerState.Void).Select(v => new { v.ItemId, v.State }).ToListAsync(cancellationToken);
        var ids = visits.ConvertAll(v => v.ItemId);
        var raised = db.LedgerLinks.Where(l => ids.Contains(l.ToId) && l.Relation == LedgerRelation.RaisedFrom && l.Day <= day).Select(l => l.FromId);
        var problems = ids.Count == 0 ? 0 : await figures.OnDay(db.LedgerItems.Where(i => raised.Contains(i.Id)), day).CountAsync(p => p.State != LedgerState.Void, cancellationToken);
        return $"走访 {visits.Count(v => v.State is LedgerState.Closed)} 问题 {problems}";
    }

    /// <summary>课题 4 个，方向 3 个，有计划 4 份；走访 13 次.</summary>
    public async ValueTask<IReadOnlyList<string>> HeadAsync(LedgerKind kind, LedgerFilter filter, IQueryable<LedgerItem> items, string head, CancellationToken cancellationToken)
    {
        var (subjects, directions, planned) = await CountAsync(items, filter.Day, cancellationToken);
        return [$"{head}：{kind.Total} {subjects} {kind.Unit}，方向 {directions} 个，有计划 {planned} 份；走访 {await VisitedAsync(filter.Day, cancellationToken)} 次"];
    }

    /// <summary>方向 3, 有计划 4, 走访 13, 转化 2, one a line.</summary>
    public async ValueTask<IReadOnlyList<string>> LinesAsync(IQueryable<LedgerItem> items, DateOnly day, CancellationToken cancellationToken)
    {
        var (_, directions, planned) = await CountAsync(items, day, cancellationToken);
        return [$"方向 {directions}", $"有计划 {planned}", $"走访 {await VisitedAsync(day, cancellationToken)}", $"转化 {await TurnedAsync(items, day, cancellationToken)}"];
    }

    /// <summary>What an older list calls done is told beside them, as in the other figures.</summary>
    private async ValueTask<(int Subjects, int Directions, int Planned)> CountAsync(IQueryable<LedgerItem> items, DateOnly day, CancellationToken cancellationToken)
    {
        var rows = await figures.OnDay(items, day).Counted().Where(i => !i.IsImportedClosed).Select(i => new { i.ItemId, i.Fields }).ToListAsync(cancellationToken);
        var directions = rows.Select(row => LedgerFields.Read(row.Fields).GetValueOrDefault("direction")).Where(value => value is not null).Distinct().Count();
        var ids = rows.Select(row => row.ItemId).ToList();
        var planned = await (from visit in figures.OnDay(db.LedgerItems.Where(i => i.VisitFrom != null), day).Counted()
                             join link in db.AboutOn(day) on visit.ItemId equals link.FromId
                             where ids.Contains(link.ToId)
                             select link.ToId).Distinct().CountAsync(cancellationToken);
        return (rows.Count, directions, planned);
    }

    /// <summary>Closed here, by a claim that says what came of it: an older list says nothing of that, and where nothing was to be solved nothing was turned into anything.</summary>
    private async ValueTask<int> TurnedAsync(IQueryable<LedgerItem> items, DateOnly day, CancellationToken cancellationToken)
    {
        var claims = db.LedgerEntries.Where(e => e.Verb == nameof(LedgerVerb.Claim) && e.Via != LedgerBook.Imported && e.Day <= day && e.TakenBackAt == null);
        var said = await figures.OnDay(items, day).Where(i => i.State == LedgerState.Closed && !i.IsImportedClosed)
            .Select(i => new { i.ItemId, Words = claims.Where(e => e.ItemId == i.ItemId).OrderByDescending(e => e.Id).Select(e => e.Text).FirstOrDefault() }).ToListAsync(cancellationToken);
        return said.Count(one => one.Words is { } words && !OutcomeCheck.IsNothing(words));
    }

    /// <summary>Where more than a quarter of the visits went, and which places nobody has been to.</summary>
    public async ValueTask<IReadOnlyList<string>> FootAsync(DateOnly day, CancellationToken cancellationToken)
    {
        if (kinds.All.FirstOrDefault(kind => kind.IsVisit) is not { } visit)
        {
            return [];
        }

        var all = await figures.OnDay(db.LedgerItems.Where(i => i.Kind == visit.Key), day).Where(i => i.State == LedgerState.Doing || i.State == LedgerState.Closed)
            .OrderBy(i => i.ItemId).Select(i => new { i.Title, i.State }).ToListAsync(cancellationToken);
        var places = all.GroupBy(row => names.Of(row.Title)).Select(group => (group.First().Title, Count: group.Count(), Been: group.Count(row => row.State == LedgerState.Closed))).OrderByDescending(place => place.Count).ToList();
        List<string> parts = [];

        // Places that nobody has been to stand behind it, so they are not among those where people go; as long as all are plans, they are.
        var gone = places.Exists(place => place.Been > 0) ? places.FindAll(place => place.Been > 0) : places;
        var visits = gone.Sum(place => place.Count);

        if (visits >= EnoughVisits && gone[0].Count * 4 > visits)
        {
            parts.Add($"去得最多：{gone[0].Title} {gone[0].Count}/{visits}");
        }

        if (places.Where(place => place.Been == 0).Select(place => place.Title).ToList() is { Count: > 0 } unseen && parts.Count > 0)
        {
            parts.Add($"还没去过：{string.Join('、', unseen.Take(5))}");
        }

        return parts.Count == 0 ? [] : [string.Join('；', parts)];
    }

    private async ValueTask<int> VisitedAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var keys = kinds.All.Where(kind => kind.IsVisit).Select(kind => kind.Key).ToList();
        return await figures.OnDay(db.LedgerItems.Where(i => keys.Contains(i.Kind)), day).CountAsync(i => i.State == LedgerState.Closed, cancellationToken);
    }

    public IQueryable<LedgerItem> ProblemsOf(IQueryable<LedgerItem> visits) =>
        db.LedgerItems.Where(p => p.State != LedgerState.Void && db.LedgerLinks.Any(l => l.FromId == p.Id && l.Relation == LedgerRelation.RaisedFrom && visits.Any(v => v.Id == l.ToId)));
}
