using BotService.Store;
using BotService.Store.Personal;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.StudySignals;

/// <summary>A reply to a question about a group names nobody who was on the roster then; a name may have come later.</summary>
internal sealed class ReplyRecords(BotDbContext db) : IPersonalRecords
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(StudySignal)];

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        var name = erasure.Member.Name;

        foreach (var signal in await db.StudySignals.Where(s => s.Reply != null && s.Reply.Contains(name)).Select(s => new { s.Id, s.Reply }).ToListAsync(cancellationToken))
        {
            var text = erasure.Terms.Clean(signal.Reply!);
            await db.StudySignals.Where(s => s.Id == signal.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Reply, text), cancellationToken);
        }
    }

    public IEnumerable<RetentionStep> Retention(RetentionTerms terms)
    {
        var kept = terms.Start(StudySignal.KeptDays);
        return [RetentionStep.Delete<StudySignal>(signals => signals.Where(s => s.FoundAt < kept).OrderBy(s => s.Id))];
    }
}
