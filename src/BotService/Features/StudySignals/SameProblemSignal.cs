using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.StudySignals;

/// <summary>万能问题: several groups raised nearly the same problem. It may be one problem of all, or a phrase that fits everywhere: they are asked whether to merge.</summary>
internal sealed class SameProblemSignal(BotDbContext db, LedgerKinds kinds) : ISignalRule
{
    /// <summary>What the audit calls the end of an import.</summary>
    private const string ImportAction = "import-ledgers";

    /// <summary>Of so many, the latest are compared.</summary>
    private const int Most = 2_000;

    private const int MostNamed = 8;

    public SignalKind Kind => SignalKind.SameProblem;

    public IReadOnlyList<int> Periods(SignalScope scope) => [scope.Month];

    public bool IsRunning => true;

    public async ValueTask<IReadOnlyList<SignalFinding>> FindAsync(SignalScope scope, CancellationToken cancellationToken)
    {
        if (kinds.ForProblems is not { } kind)
        {
            return [];
        }

        var (limits, first) = (scope.Limits, scope.Today.AddDays(-scope.Limits.SameProblemDays));
        var items = await db.LedgerItems
            .Where(i => i.Kind == kind.Key && i.GroupId != null && i.FoundOn >= first && i.State != LedgerState.Void && i.Number == i.ChainNumber)
            .OrderByDescending(i => i.Id).Take(Most)
            .Select(i => new
            {
                i.Id,
                i.Number,
                GroupId = i.GroupId!.Value,
                i.Title,
                ImportedAt = db.LedgerEntries.Where(e => e.ItemId == i.Id && e.Verb == nameof(LedgerVerb.Import)).Min(e => (DateTimeOffset?)e.At),
            })
            .ToListAsync(cancellationToken);
        items.Sort((one, other) => one.Number.CompareTo(other.Number));
        var clusters = Likeness.ClustersOf(items.ConvertAll(item => Likeness.GramsOf(Likeness.LettersOf(item.Title))), limits.AlikePercent);

        if (clusters.Count == 0)
        {
            return [];
        }

        var files = await FilesAsync(scope, cancellationToken);
        var joined = await JoinedAsync(clusters.SelectMany(cluster => cluster).Select(i => items[i].Id).ToList(), cancellationToken);

        return
        [
            .. from cluster in clusters
               // All lines of one file are one office's words.
               let alike = cluster.Select(i => items[i]).DistinctBy(item => item.ImportedAt is { } at ? (0, FileOf(at, files)) : (item.Id, default)).ToList()
               let groups = alike.Select(item => item.GroupId).Distinct().ToList()
               where groups.Count >= limits.SameProblemGroups && !AreJoined(cluster.Select(i => items[i].Id).ToHashSet(), joined)
               let references = string.Join(SignalFinding.Between, alike.Take(MostNamed).Select(item => $"{kind.Prefix}{item.Number}"))
               from groupId in groups
               where scope.GroupId == 0 || scope.GroupId == groupId
               select new SignalFinding(groupId, scope.Month, alike.Count, groups.Count) { References = references },
        ];
    }

    private static DateTimeOffset FileOf(DateTimeOffset importedAt, IReadOnlyList<DateTimeOffset> ends) => ends.FirstOrDefault(end => end >= importedAt);

    private static bool AreJoined(HashSet<int> cluster, IReadOnlyList<(int From, int To)> joined) => joined.Any(link => cluster.Contains(link.From) && cluster.Contains(link.To));

    /// <summary>When each import of these days ended, earliest first.</summary>
    private async ValueTask<IReadOnlyList<DateTimeOffset>> FilesAsync(SignalScope scope, CancellationToken cancellationToken)
    {
        var since = scope.Now.AddDays(-scope.Limits.SameProblemDays - 1);
        return await db.AuditNotes.Where(n => n.Action == ImportAction && n.At >= since).OrderBy(n => n.At).Select(n => n.At).ToListAsync(cancellationToken);
    }

    /// <summary>Somebody has said already that they are one problem.</summary>
    private async ValueTask<IReadOnlyList<(int From, int To)>> JoinedAsync(List<int> ids, CancellationToken cancellationToken)
    {
        var links = await db.LedgerLinks.Where(l => l.Relation == LedgerRelation.SameProblem && ids.Contains(l.FromId) && ids.Contains(l.ToId)).Select(l => new { l.FromId, l.ToId }).ToListAsync(cancellationToken);
        return links.ConvertAll(link => (link.FromId, link.ToId));
    }
}
