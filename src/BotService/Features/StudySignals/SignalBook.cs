using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.StudySignals;

/// <summary>Keeps what was found, once for each group and week or month. What a group has answered stays as it was; what no longer holds goes.</summary>
internal sealed class SignalBook(BotDbContext db, IEnumerable<ISignalRule> rules, SignalSwitches switches)
{
    /// <summary>Looks and keeps at once: for the one group whose liaison asks.</summary>
    public async ValueTask RefreshAsync(SignalScope scope, CancellationToken cancellationToken) => await KeepAsync(await FindAsync(scope, cancellationToken), scope, cancellationToken);

    /// <summary>What each rule finds of the groups that are large enough to be asked; writes nothing.</summary>
    public async ValueTask<IReadOnlyList<RuleFindings>> FindAsync(SignalScope scope, CancellationToken cancellationToken)
    {
        var off = await switches.OffAsync(scope.Limits, cancellationToken);
        var large = await LargeGroupsAsync(scope, cancellationToken);
        List<RuleFindings> found = [];

        foreach (var rule in rules.OrderBy(rule => rule.Kind))
        {
            var all = off.Contains(rule.Kind) ? [] : await rule.FindAsync(scope, cancellationToken);
            found.Add(new RuleFindings(rule.Kind, rule.Periods(scope), [.. all.Where(finding => large.Contains(finding.GroupId))]));
        }

        return found;
    }

    /// <summary>Of few people a question about the group is one about each of them, however many answers or items they have.</summary>
    private Task<HashSet<int>> LargeGroupsAsync(SignalScope scope, CancellationToken cancellationToken)
    {
        var fewest = scope.Limits.Fewest;
        return db.Members.OnRoster(scope.Today).GroupBy(m => m.GroupId).Where(group => group.Count() >= fewest).Select(group => group.Key).ToHashSetAsync(cancellationToken);
    }

    public async ValueTask KeepAsync(IReadOnlyList<RuleFindings> all, SignalScope scope, CancellationToken cancellationToken)
    {
        foreach (var found in all)
        {
            await KeepAsync(found, scope, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async ValueTask KeepAsync(RuleFindings all, SignalScope scope, CancellationToken cancellationToken)
    {
        var (kind, periods, found) = all;
        var kept = await db.StudySignals.Where(s => s.Kind == kind && periods.Contains(s.Period) && (scope.GroupId == 0 || s.GroupId == scope.GroupId)).ToListAsync(cancellationToken);

        foreach (var finding in found)
        {
            if (kept.Find(s => s.GroupId == finding.GroupId && s.Period == finding.Period) is not { } known)
            {
                db.StudySignals.Add(new StudySignal
                {
                    Kind = kind,
                    GroupId = finding.GroupId,
                    Period = finding.Period,
                    FoundAt = scope.Now,
                    Part = finding.Part,
                    Whole = finding.Whole,
                    At = finding.At,
                    References = finding.References,
                });
            }
            else if (known.Reply is null)
            {
                (known.Part, known.Whole, known.At, known.References) = (finding.Part, finding.Whole, finding.At, finding.References);
            }
        }

        db.StudySignals.RemoveRange(kept.Where(s => s.Reply is null && !found.Any(f => f.GroupId == s.GroupId && f.Period == s.Period)));
    }
}

/// <summary>What one rule has found in the periods at which it looked.</summary>
internal sealed record RuleFindings(SignalKind Kind, IReadOnlyList<int> Periods, IReadOnlyList<SignalFinding> Found);
