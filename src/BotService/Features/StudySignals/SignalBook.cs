using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.StudySignals;

/// <summary>Keeps what was found, once for each group and week or month. What a group has answered stays as it was; what no longer holds goes.</summary>
internal sealed class SignalBook(BotDbContext db, IEnumerable<ISignalRule> rules, SignalSwitches switches)
{
    public async ValueTask RefreshAsync(SignalScope scope, CancellationToken cancellationToken)
    {
        var off = await switches.OffAsync(scope.Limits, cancellationToken);

        foreach (var rule in rules.OrderBy(rule => rule.Kind))
        {
            var found = off.Contains(rule.Kind) ? [] : await rule.FindAsync(scope, cancellationToken);
            await KeepAsync(rule, found, scope, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async ValueTask KeepAsync(ISignalRule rule, IReadOnlyList<SignalFinding> found, SignalScope scope, CancellationToken cancellationToken)
    {
        var (kind, periods) = (rule.Kind, rule.Periods(scope));
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
