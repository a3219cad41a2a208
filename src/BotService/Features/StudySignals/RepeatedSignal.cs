using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.StudySignals;

/// <summary>自我重复: much of what a group wrote this week is what the same people wrote in one of the last weeks. Only how many is kept.</summary>
internal sealed class RepeatedSignal(BotDbContext db) : ISignalRule
{
    public SignalKind Kind => SignalKind.Repeated;

    public IReadOnlyList<int> Periods(SignalScope scope) => scope.RecentWeeks;

    public async ValueTask<IReadOnlyList<SignalFinding>> FindAsync(SignalScope scope, CancellationToken cancellationToken)
    {
        var limits = scope.Limits;
        var counts = new Dictionary<(int GroupId, int WeekKey), (int Part, int Whole)>();
        List<(DateOnly Monday, ulong[] Grams)> earlier = [];
        var member = 0;
        var remarks = db.OwnRemarks(scope.Since.AddDays(-7 * limits.RepeatedWeeks), scope).OrderBy(r => r.MemberId).ThenBy(r => r.WeekKey);

        await foreach (var remark in remarks.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (member != remark.MemberId)
            {
                (member, earlier) = (remark.MemberId, []);
            }

            if (Remarks.GramsOf(remark, limits) is not { } grams)
            {
                continue;
            }

            var monday = StudyWeek.FromKey(remark.WeekKey).Monday;
            var oldest = monday.AddDays(-7 * limits.RepeatedWeeks);

            if (scope.RecentWeeks.Contains(remark.WeekKey))
            {
                var isAgain = earlier.Exists(old => old.Monday >= oldest && old.Monday < monday && Likeness.AreAlike(old.Grams, grams, limits.AlikePercent));
                var (part, whole) = counts.GetValueOrDefault((remark.GroupId, remark.WeekKey));
                counts[(remark.GroupId, remark.WeekKey)] = (part + (isAgain ? 1 : 0), whole + 1);
            }

            earlier.Add((monday, grams));
        }

        return
        [
            .. from count in counts
               let value = count.Value
               where value.Part > 0 && value.Whole >= limits.Fewest && SignalScope.Reaches(value.Part, value.Whole, limits.RepeatedPercent)
               select new SignalFinding(count.Key.GroupId, count.Key.WeekKey, value.Part, value.Whole),
        ];
    }
}
