using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists;

/// <summary>A problem that is done by tasks: when the last of them is closed, its owner hears that it can be said to be done.</summary>
internal sealed class TaskChain(BotDbContext db, LedgerKinds kinds, LedgerMessages notices)
{
    public async ValueTask TellWhenAllAreDoneAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var (id, open) = (one.Item.Id, db.LedgerItems.Open());
        var problems = await db.LedgerItems.Where(p => p.State == LedgerState.Doing && p.OwnerId != null
            && db.LedgerLinks.Any(l => l.FromId == p.Id && l.ToId == id && l.Relation == LedgerRelation.DoneBy)
            && !db.LedgerLinks.Any(l => l.FromId == p.Id && l.ToId != id && l.Relation == LedgerRelation.DoneBy
                && open.Any(t => t.Id == l.ToId))).ToListAsync(cancellationToken);

        foreach (var problem in problems)
        {
            var name = $"{kinds.Of(problem.Kind).Prefix}{problem.Number}";
            await notices.TellAsync(problem.OwnerId, $"{Head(name, problem)}，可以发 {name} 完成 结果", cancellationToken);
        }
    }

    /// <summary>The task is not closed after all: whoever heard that all of them are hears otherwise.</summary>
    /// <param name="since">When it was told.</param>
    public async ValueTask WithdrawAsync(LedgerCase one, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var id = one.Item.Id;

        foreach (var problem in await db.LedgerItems.Where(p => p.OwnerId != null && db.LedgerLinks.Any(l => l.FromId == p.Id && l.ToId == id && l.Relation == LedgerRelation.DoneBy)).ToListAsync(cancellationToken))
        {
            var name = $"{kinds.Of(problem.Kind).Prefix}{problem.Number}";
            await notices.WithdrawAsync(problem.OwnerId!.Value, Head(name, problem), $"{name} {problem.Title}：{one.Name} 的“{LedgerVerbs.Past(LedgerVerb.Pass)}”已撤回，任务还没有都办结", since, cancellationToken);
        }
    }

    private static string Head(string name, LedgerItem problem) => $"{name} {problem.Title}：任务都办结了";
}
