using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Statistics;

/// <summary>Looks behind a figure: per outcome either names, or only how many and between when.</summary>
internal sealed class FigureRecords(BotDbContext db, LocalClock clock)
{
    private static readonly Outcome[] InOrder = [Outcome.OnTime, Outcome.Late, Outcome.Excused, Outcome.NotStudied, Outcome.Unreachable, Outcome.Pending];

    public async Task<IEnumerable<string>> NamesAsync(FigureScope scope, CancellationToken cancellationToken)
    {
        var rows = await Of(scope).OrderBy(p => p.MemberId).Select(p => new { p.Outcome, p.Member!.Name }).ToListAsync(cancellationToken);
        return InOrder
            .Select(outcome => (outcome, Names: rows.Where(r => r.Outcome == outcome).Select(r => r.Name).ToList()))
            .Select(o => o.Names.Count == 0 ? $"{o.outcome.Word()} 0" : $"{o.outcome.Word()} {o.Names.Count}：{string.Join('、', o.Names)}");
    }

    public async Task<IEnumerable<string>> SpansAsync(FigureScope scope, CancellationToken cancellationToken)
    {
        var rows = await Of(scope).GroupBy(p => p.Outcome)
            .Select(g => new { Outcome = g.Key, Count = g.Count(), First = g.Min(p => p.AnsweredAt), Last = g.Max(p => p.AnsweredAt) })
            .ToDictionaryAsync(r => r.Outcome, cancellationToken);
        return InOrder.Select(outcome => rows.TryGetValue(outcome, out var row) ? $"{outcome.Word()} {row.Count}{Span(row.First, row.Last)}" : $"{outcome.Word()} 0");
    }

    /// <summary>A liaison's name is no secret; the liaison knows the rest.</summary>
    public async Task<IEnumerable<string>> WhomToAskAsync(FigureScope scope, CancellationToken cancellationToken)
    {
        var behind = Of(scope);
        var groups = scope.Group is { } one ? [one] : await db.Groups.Where(g => behind.Any(p => p.GroupId == g.Id)).OrderBy(g => g.Id).ToListAsync(cancellationToken);
        var liaisons = await db.LiaisonsOnDuty(clock.Today).OrderBy(m => m.Id).Select(m => new { m.GroupId, m.Name }).ToListAsync(cancellationToken);
        var byGroup = liaisons.ToLookup(l => l.GroupId, l => l.Name);

        return ["姓名不在这里显示，具体情况请问联络员：", .. groups.Select(g => $"{g.Name}：{(byGroup[g.Id].Any() ? string.Join('、', byGroup[g.Id]) : "没有联络员")}")];
    }

    private IQueryable<Participation> Of(FigureScope scope)
    {
        var topicIds = scope.TopicIds;
        var groupId = scope.Group?.Id;
        return db.Participations.Where(p => topicIds.Contains(p.TopicId) && (groupId == null || p.GroupId == groupId));
    }

    private string Span(DateTimeOffset? first, DateTimeOffset? last) => (first, last) switch
    {
        ({ } from, { } to) when from != to => $"（{clock.Moment(from)} 至 {clock.Moment(to)}）",
        ({ } only, _) => $"（{clock.Moment(only)}）",
        _ => string.Empty,
    };
}
