using BotService.Store;
using BotService.Store.Personal;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Study;

/// <summary>How a person's outcomes came to be, change by change.</summary>
internal sealed class ChangeRecords(BotDbContext db, LocalClock clock) : IShownRecords
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(ParticipationEntry)];

    public int Order => 2;

    public string Word => "修改历史";

    public string Sheet => "历史";

    public IReadOnlyList<RecordColumn> Columns { get; } = [new("时间", 17), new("周次", 11), new("原来", 9), new("改为", 9), new("谁记的", 16), new("说明", 50), new("收回时间", 17)];

    public Task<int> CountAsync(int memberId, CancellationToken cancellationToken) => db.EntriesOf(memberId).CountAsync(cancellationToken);

    public async Task<IReadOnlyList<object?[]>> RowsAsync(int memberId, CancellationToken cancellationToken)
    {
        var rows = await db.EntriesOf(memberId).AsNoTracking().OrderBy(e => e.At).ThenBy(e => e.Id)
            .Select(e => new { Entry = e, db.Topics.First(t => t.Id == e.TopicId).WeekKey }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => (object?[])
        [
            clock.ToLocal(r.Entry.At), StudyWeek.FromKey(r.WeekKey).ToString(), r.Entry.From.Word(), r.Entry.To.Word(), By(r.Entry, memberId), r.Entry.Remark, clock.ToLocal(r.Entry.TakenBackAt),
        ])];
    }

    public async Task<IReadOnlyList<string>> TextsAsync(int memberId, CancellationToken cancellationToken) =>
        await db.EntriesOf(memberId).Where(e => e.Remark != null).Select(e => e.Remark!).ToListAsync(cancellationToken);

    public Task EraseAsync(Erasure erasure, CancellationToken cancellationToken) => db.EntriesOf(erasure.Member.Id).ExecuteUpdateAsync(
        set => set.SetProperty(e => e.Remark, (string?)null).SetProperty(e => e.FromRemark, (string?)null), cancellationToken);

    /// <summary>The changes themselves stay, as the outcomes do.</summary>
    public IEnumerable<RetentionStep> Retention(RetentionTerms terms)
    {
        var kept = terms.Start(terms.Policy.KeepRemarksDays);
        return
        [
            RetentionStep.Of<ParticipationEntry>((entries, token) => entries.Where(e => e.At < kept && (e.Remark != null || e.FromRemark != null)).OrderBy(e => e.Id).Take(RetentionStep.Batch)
                .ExecuteUpdateAsync(set => set.SetProperty(e => e.Remark, (string?)null).SetProperty(e => e.FromRemark, (string?)null), token)),
        ];
    }

    private static string By(ParticipationEntry entry, int me) => entry.ByMemberId == me ? "本人" : entry.ByMemberId is null ? "系统" : "联络员或管理员";
}
