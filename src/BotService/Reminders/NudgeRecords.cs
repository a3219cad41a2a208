using BotService.Store;
using BotService.Store.Personal;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Reminders;

/// <summary>The pushes to one person that are still kept, asked for week by week, which is how they lie. They hold no words.</summary>
internal sealed class NudgeRecords(BotDbContext db, LocalClock clock, IOptions<PolicyOptions> policy) : IShownRecords
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(SentNudge)];

    public int Order => 11;

    public string Word => "提醒";

    public IReadOnlyList<RecordColumn> Columns { get; } = [new("时间", 17), new("周次", 11), new("提醒", 16)];

    public Task<int> CountAsync(int memberId, CancellationToken cancellationToken) => Of(memberId).CountAsync(cancellationToken);

    public async Task<IReadOnlyList<object?[]>> RowsAsync(int memberId, CancellationToken cancellationToken)
    {
        var rows = await Of(memberId).OrderBy(n => n.At).Select(n => new { n.At, n.Rule, n.WeekKey }).ToListAsync(cancellationToken);
        return [.. rows.Select(n => (object?[])[clock.ToLocal(n.At), StudyWeek.FromKey(n.WeekKey).ToString(), n.Rule])];
    }

    public Task EraseAsync(Erasure erasure, CancellationToken cancellationToken) => Task.CompletedTask;

    public IEnumerable<RetentionStep> Retention(RetentionTerms terms)
    {
        var week = StudyWeek.Of(terms.FirstDay(terms.Policy.KeepMessagesDays)).Key;
        return [RetentionStep.Of<SentNudge>((nudges, token) => ForgetAsync(nudges, week, token))];
    }

    /// <summary>Of weeks before this one, some hundred people of one week at a time.</summary>
    private static async Task<int> ForgetAsync(IQueryable<SentNudge> nudges, int week, CancellationToken cancellationToken)
    {
        var first = await nudges.Where(n => n.WeekKey < week).OrderBy(n => n.WeekKey).ThenBy(n => n.MemberId).Select(n => new { n.WeekKey, n.MemberId }).FirstOrDefaultAsync(cancellationToken);

        if (first is null)
        {
            return 0;
        }

        var some = nudges.Where(n => n.WeekKey == first.WeekKey && n.MemberId >= first.MemberId && n.MemberId < first.MemberId + RetentionStep.Batch);
        return await some.ExecuteDeleteAsync(cancellationToken);
    }

    private IQueryable<SentNudge> Of(int memberId)
    {
        var oldest = StudyWeek.Of(clock.Today.AddDays(-policy.Value.KeepMessagesDays));
        var weeks = new List<int>();

        for (var week = StudyWeek.Of(clock.Today); week >= oldest; week = week.Previous())
        {
            weeks.Add(week.Key);
        }

        return db.SentNudges.AsNoTracking().Where(n => weeks.Contains(n.WeekKey) && n.MemberId == memberId);
    }
}
