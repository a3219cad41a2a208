using BotService.Store;
using BotService.Store.Personal;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Study;

/// <summary>What became of each topic that a person owed. The outcomes are the figures and stay; what was said to them goes.</summary>
internal sealed class ParticipationRecords(BotDbContext db, LocalClock clock) : IShownRecords
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(Participation)];

    public int Order => 1;

    public string Word => "应学记录";

    public IReadOnlyList<RecordColumn> Columns { get; } = [new("周次", 11), new("主题", 40), new("结果", 9), new("时间", 17), new("心得", 50), new("代录原因", 30)];

    public Task<int> CountAsync(int memberId, CancellationToken cancellationToken) => db.ParticipationsOf(memberId).CountAsync(cancellationToken);

    public async Task<IReadOnlyList<object?[]>> RowsAsync(int memberId, CancellationToken cancellationToken)
    {
        var rows = await db.ParticipationsOf(memberId).AsNoTracking().OrderBy(p => p.Topic!.WeekKey)
            .Select(p => new
            {
                p.Topic!.WeekKey,
                p.Topic.Title,
                p.Outcome,
                p.AnsweredAt,
                p.Remark,
                IsOnBehalf = db.ParticipationEntries.Any(e => e.TopicId == p.TopicId && e.MemberId == p.MemberId && e.At == p.AnsweredAt && !e.IsTakeBack && e.ByMemberId != p.MemberId),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(p => (object?[])[StudyWeek.FromKey(p.WeekKey).ToString(), p.Title, p.Outcome.Word(), clock.ToLocal(p.AnsweredAt), p.IsOnBehalf ? null : p.Remark, p.IsOnBehalf ? p.Remark : null])];
    }

    public async Task<IReadOnlyList<string>> TextsAsync(int memberId, CancellationToken cancellationToken) =>
        await db.ParticipationsOf(memberId).Where(p => p.Remark != null).Select(p => p.Remark!).ToListAsync(cancellationToken);

    public Task<int> MentionsAsync(Member member, CancellationToken cancellationToken) =>
        db.Participations.CountAsync(p => p.MemberId != member.Id && p.Remark!.Contains(member.Name), cancellationToken);

    public Task EraseAsync(Erasure erasure, CancellationToken cancellationToken) =>
        db.ParticipationsOf(erasure.Member.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Remark, (string?)null), cancellationToken);

    public IEnumerable<RetentionStep> Retention(RetentionTerms terms)
    {
        var kept = terms.Start(terms.Policy.KeepRemarksDays);
        return
        [
            RetentionStep.Of<Participation>((rows, token) => rows.Where(p => p.AnsweredAt < kept && p.Remark != null)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Remark, (string?)null), token)),
        ];
    }
}
