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
        var (texts, authors) = (new List<ulong[]>(), new List<int>());
        (int WeekKey, int GroupId, string Title) present = default;
        var remarks = db.OwnRemarks(scope.Since, scope).OrderBy(r => r.WeekKey).ThenBy(r => r.GroupId).ThenBy(r => r.Title).ThenBy(r => r.MemberId);

        await foreach (var remark in remarks.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (present != (remark.WeekKey, remark.GroupId, remark.Title))
            {
                Close(present.WeekKey, present.GroupId, texts, authors, scope.Limits, found);
                (present, texts, authors) = ((remark.WeekKey, remark.GroupId, remark.Title), [], []);
            }

            if (Remarks.GramsOf(remark, scope.Limits) is { } grams)
            {
                texts.Add(grams);
                authors.Add(remark.MemberId);
            }
        }

        Close(present.WeekKey, present.GroupId, texts, authors, scope.Limits, found);

        // A group is asked once a week: of several topics about the one with most people.
        IReadOnlyList<SignalFinding> largest = [.. found.OrderByDescending(f => f.Part).DistinctBy(f => (f.GroupId, f.Period))];
        return found.Count == 0 ? [] : await LargeEnoughAsync(largest, scope, cancellationToken);
    }

    /// <summary>Few wrote something, but enough must have answered.</summary>
    private async ValueTask<IReadOnlyList<SignalFinding>> LargeEnoughAsync(IReadOnlyList<SignalFinding> found, SignalScope scope, CancellationToken cancellationToken)
    {
        var (since, fewest) = (scope.Since, scope.Limits.Fewest);
        var large = await (from topic in db.Topics.InFigures()
                           where topic.OpenedAt >= since
                           join row in db.Participations on topic.Id equals row.TopicId
                           where row.Outcome == Outcome.OnTime || row.Outcome == Outcome.Late || row.Outcome == Outcome.NotStudied
                           group row by new { row.GroupId, topic.WeekKey } into answers
                           where answers.Count() >= fewest
                           select answers.Key).ToListAsync(cancellationToken);
        return [.. found.Where(f => large.Exists(key => key.GroupId == f.GroupId && key.WeekKey == f.Period))];
    }

    private static void Close(int weekKey, int groupId, List<ulong[]> texts, List<int> authors, SignalLimits limits, List<SignalFinding> found)
    {
        if (Likeness.MostAuthors(texts, authors, limits.AlikePercent) is var alike && alike >= limits.AlikePeople)
        {
            found.Add(new SignalFinding(groupId, weekKey, alike, authors.Distinct().Count()));
        }
    }
}
