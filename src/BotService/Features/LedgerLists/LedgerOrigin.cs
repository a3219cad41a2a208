using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists;

/// <summary>问3 来历: topic, subject, visit, problem, task in one line, as far as one may see both ends.</summary>
internal sealed class LedgerOrigin(BotDbContext db, LedgerKinds kinds)
{
    private const int Longest = 12;

    public async ValueTask<Reply> OfAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        List<LedgerItem> chain = [one.Item];

        // Backwards to where it comes from.
        while (chain.Count < Longest && await BeforeAsync(chain[0].Id, cancellationToken) is { } before && chain.All(item => item.Id != before.Id))
        {
            chain.Insert(0, before);
        }

        var after = await db.LedgerItems.Where(i => db.LedgerLinks.Any(l => (l.FromId == one.Item.Id && l.ToId == i.Id && l.Relation == LedgerRelation.DoneBy)
            || (l.ToId == one.Item.Id && l.FromId == i.Id && (l.Relation == LedgerRelation.SameProblem || l.Relation == LedgerRelation.Outcome || l.Relation == LedgerRelation.RaisedFrom)))).OrderBy(i => i.Id).ToListAsync(cancellationToken);
        chain.AddRange(after);
        var ids = chain.Select(item => item.Id).ToList();
        var seen = await db.SeenBy(one.Viewer).Where(i => ids.Contains(i.Id)).Select(i => i.Id).ToListAsync(cancellationToken);
        var first = chain[0].Id;
        var topics = await db.LedgerTopicLinks.Where(l => l.ItemId == first).Join(db.Topics, l => l.TopicId, t => t.Id, (l, t) => t).ToListAsync(cancellationToken);
        var steps = topics.Select(topic => $"第{StudyWeek.FromKey(topic.WeekKey).Number}周《{topic.Title}》").Concat(chain.Where(item => seen.Contains(item.Id)).Select(NameOf));
        var hidden = chain.Count - seen.Count;
        return Reply.Say($"{string.Join(" → ", steps)}{(hidden > 0 ? $"（{hidden} 项不在您的范围）" : string.Empty)}");
    }

    private async ValueTask<LedgerItem?> BeforeAsync(int id, CancellationToken cancellationToken) =>
        await db.LedgerItems
            .Where(i => db.LedgerLinks.Any(l => (l.FromId == id && l.ToId == i.Id && l.Relation != LedgerRelation.DoneBy)
                || (l.ToId == id && l.FromId == i.Id && l.Relation == LedgerRelation.DoneBy)))
            .OrderBy(i => i.Id).FirstOrDefaultAsync(cancellationToken);

    private string NameOf(LedgerItem item)
    {
        var kind = kinds.Of(item.Kind);
        var day = kind.IsVisit && item.VisitFrom is { } visit ? $" {LedgerDays.Long(visit)}" : string.Empty;
        return $"{kind.Prefix}{item.Number} {item.Title}{day}{(item.State is LedgerState.Closed && !kind.IsRecord ? $" {kind.Word(item.State)}" : string.Empty)}";
    }
}
