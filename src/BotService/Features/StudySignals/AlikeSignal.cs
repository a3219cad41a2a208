using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.StudySignals;

/// <summary>心得雷同: three people of a group or more wrote the same on one topic. Two are chance, and a set phrase is no sign.</summary>
internal sealed class AlikeSignal(BotDbContext db) : ISignalRule
{
    public SignalKind Kind => SignalKind.Alike;

    public IReadOnlyList<int> Periods(SignalScope scope) => scope.RecentWeeks;

    /// <summary>Reads group by group, so that no more than one group's remarks are held at a time.</summary>
    public async ValueTask<IReadOnlyList<SignalFinding>> FindAsync(SignalScope scope, CancellationToken cancellationToken)
    {
        List<SignalFinding> found = [];
        List<ulong[]> texts = [];
        (int WeekKey, int GroupId) present = default;
        var remarks = db.OwnRemarks(scope.Since, scope).OrderBy(r => r.WeekKey).ThenBy(r => r.GroupId).ThenBy(r => r.MemberId);

        await foreach (var remark in remarks.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (present != (remark.WeekKey, remark.GroupId))
            {
                Close(present, texts, scope.Limits, found);
                (present, texts) = ((remark.WeekKey, remark.GroupId), []);
            }

            if (Remarks.GramsOf(remark, scope.Limits) is { } grams)
            {
                texts.Add(grams);
            }
        }

        Close(present, texts, scope.Limits, found);
        return found.Count == 0 ? [] : await LargeEnoughAsync(found, scope, cancellationToken);
    }

    /// <summary>Few wrote something, but enough must have answered.</summary>
    private async ValueTask<IReadOnlyList<SignalFinding>> LargeEnoughAsync(List<SignalFinding> found, SignalScope scope, CancellationToken cancellationToken)
    {
        var (since, fewest) = (scope.Since, scope.Limits.Fewest);
        var large = await (from topic in db.Topics
                           where topic.OpenedAt >= since && topic.VoidedAt == null
                           join row in db.Participations on topic.Id equals row.TopicId
                           where row.Outcome == Outcome.OnTime || row.Outcome == Outcome.Late || row.Outcome == Outcome.NotStudied
                           group row by new { row.GroupId, topic.WeekKey } into answers
                           where answers.Count() >= fewest
                           select answers.Key).ToListAsync(cancellationToken);
        return [.. found.Where(f => large.Exists(key => key.GroupId == f.GroupId && key.WeekKey == f.Period))];
    }

    private static void Close((int WeekKey, int GroupId) present, List<ulong[]> texts, SignalLimits limits, List<SignalFinding> found)
    {
        if (Likeness.LargestCluster(texts, limits.AlikePercent) is var alike && alike >= limits.AlikePeople)
        {
            found.Add(new SignalFinding(present.GroupId, present.WeekKey, alike, texts.Count));
        }
    }
}
