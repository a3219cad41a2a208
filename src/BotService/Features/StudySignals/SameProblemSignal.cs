using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.StudySignals;

/// <summary>万能问题: several groups raised nearly the same problem. It may be one problem of all, or a phrase that fits everywhere: they are asked whether to merge.</summary>
internal sealed class SameProblemSignal(BotDbContext db, LedgerKinds kinds) : ISignalRule
{
    private const string Problem = "problem";

    /// <summary>Of so many, the latest are compared.</summary>
    private const int Most = 2_000;

    private const int MostNamed = 8;

    public SignalKind Kind => SignalKind.SameProblem;

    public IReadOnlyList<int> Periods(SignalScope scope) => [scope.Month];

    public async ValueTask<IReadOnlyList<SignalFinding>> FindAsync(SignalScope scope, CancellationToken cancellationToken)
    {
        if (kinds.Find(Problem) is not { } kind)
        {
            return [];
        }

        var (limits, first) = (scope.Limits, scope.Today.AddDays(-scope.Limits.SameProblemDays));
        var items = await db.LedgerItems
            .Where(i => i.Kind == Problem && i.GroupId != null && i.FoundOn >= first && i.State != LedgerState.Void && i.Number == i.ChainNumber
                && !db.LedgerEntries.Any(e => e.ItemId == i.Id && e.Verb == nameof(LedgerVerb.Import))
                && !db.LedgerLinks.Any(l => l.Relation == LedgerRelation.SameProblem && (l.FromId == i.Id || l.ToId == i.Id)))
            .OrderByDescending(i => i.Id).Take(Most)
            .Select(i => new { i.Number, GroupId = i.GroupId!.Value, i.Title }).ToListAsync(cancellationToken);
        items.Sort((one, other) => one.Number.CompareTo(other.Number));
        var clusters = Likeness.ClustersOf(items.ConvertAll(item => Likeness.GramsOf(Likeness.LettersOf(item.Title))), limits.AlikePercent);

        return
        [
            .. from cluster in clusters
               let alike = cluster.Select(i => items[i]).ToList()
               let groups = alike.Select(item => item.GroupId).Distinct().ToList()
               where groups.Count >= limits.SameProblemGroups
               let references = string.Join('、', alike.Take(MostNamed).Select(item => $"{kind.Prefix}{item.Number}"))
               from groupId in groups
               where scope.GroupId == 0 || scope.GroupId == groupId
               group new SignalFinding(groupId, scope.Month, alike.Count, groups.Count) { References = references } by groupId into own
               select own.First(),
        ];
    }
}
