using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.StudySignals;

/// <summary>Keeps what was found, once for each group and week or month, or once for as long as it holds. What a group has answered stays as it was; what no longer holds goes.</summary>
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
            found.Add(new RuleFindings(rule.Kind, rule.Periods(scope), rule.IsRunning, [.. all.Where(finding => large.Contains(finding.GroupId))]));
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
        var (kind, periods, isRunning) = (all.Kind, all.Periods, all.IsRunning);
        var kept = await db.StudySignals.Where(s => s.Kind == kind && (isRunning || periods.Contains(s.Period)) && (scope.GroupId == 0 || s.GroupId == scope.GroupId)).ToListAsync(cancellationToken);
        IEnumerable<(SignalFinding Finding, StudySignal? Known)> standing = isRunning
            ? Running(all.Found, kept)
            : all.Found.Select(one => (one, kept.Find(s => s.GroupId == one.GroupId && s.Period == one.Period)));
        HashSet<StudySignal> held = [];

        foreach (var (finding, known) in standing.ToList())
        {
            if (known is null)
            {
                db.StudySignals.Add(NewOf(kind, finding, scope));
                continue;
            }

            held.Add(known);

            if (known.Reply is null)
            {
                (known.Part, known.Whole, known.At, known.References) = (finding.Part, finding.Whole, finding.At, finding.References);
            }
        }

        db.StudySignals.RemoveRange(kept.Where(s => s.Reply is null && !held.Contains(s)));
    }

    /// <summary>Of each group the first that its answers have not closed, with the open question that it is, whichever month that began in.</summary>
    private static IEnumerable<(SignalFinding Finding, StudySignal? Known)> Running(IReadOnlyList<SignalFinding> found, List<StudySignal> kept)
    {
        var ofGroups = kept.ToLookup(s => s.GroupId);

        foreach (var findings in found.GroupBy(finding => finding.GroupId))
        {
            var (open, answered) = (ofGroups[findings.Key].Where(s => s.Reply is null).MaxBy(s => s.Period), ofGroups[findings.Key].Where(s => s.Reply is not null).ToList());

            if (findings.FirstOrDefault(one => answered.TrueForAll(one.IsMoreThan)) is { } more)
            {
                // One question a month: what is more than an answer of this month waits for the next.
                yield return (more, open ?? answered.Find(s => s.Period == more.Period));
            }
        }
    }

    private static StudySignal NewOf(SignalKind kind, SignalFinding finding, SignalScope scope) => new()
    {
        Kind = kind,
        GroupId = finding.GroupId,
        Period = finding.Period,
        FoundAt = scope.Now,
        Part = finding.Part,
        Whole = finding.Whole,
        At = finding.At,
        References = finding.References,
    };
}

/// <summary>What one rule has found in the periods at which it looked.</summary>
internal sealed record RuleFindings(SignalKind Kind, IReadOnlyList<int> Periods, bool IsRunning, IReadOnlyList<SignalFinding> Found);
