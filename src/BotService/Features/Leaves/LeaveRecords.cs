using BotService.Store;
using BotService.Store.Personal;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Leaves;

/// <summary>The leaves that a person asked for and those that the person decided on. Days and states stay; reasons and accounts go.</summary>
internal sealed class LeaveRecords(BotDbContext db, LocalClock clock) : IShownRecords
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(Leave)];

    public int Order => 4;

    public string Word => "请假";

    public IReadOnlyList<RecordColumn> Columns { get; } = [new("从", 12), new("到", 12), new("原因", 40), new("提交时间", 17), new("状态", 10), new("答复人", 16), new("答复时间", 17)];

    public Task<int> CountAsync(int memberId, CancellationToken cancellationToken) => db.Leaves.CountAsync(l => l.MemberId == memberId, cancellationToken);

    public async Task<IReadOnlyList<object?[]>> RowsAsync(int memberId, CancellationToken cancellationToken)
    {
        var rows = await db.Leaves.AsNoTracking().Where(l => l.MemberId == memberId).OrderBy(l => l.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(l => (object?[])[l.From, l.To, l.Reason, clock.ToLocal(l.AskedAt), l.State.Word(), l.DecidedBy, clock.ToLocal(l.DecidedAt)])];
    }

    public async Task<IReadOnlyList<string>> TextsAsync(int memberId, CancellationToken cancellationToken) =>
        await db.Leaves.Where(l => l.MemberId == memberId).Select(l => l.Reason).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<string>> MessageKeysAsync(int memberId, CancellationToken cancellationToken) =>
        (await db.Leaves.Where(l => l.MemberId == memberId).Select(l => l.Id).ToListAsync(cancellationToken)).ConvertAll(id => FormattableString.Invariant($"leave:{id}:"));

    public Task<int> MentionsAsync(Store.Member member, CancellationToken cancellationToken) =>
        db.Leaves.CountAsync(l => l.MemberId != member.Id && l.Reason.Contains(member.Name), cancellationToken);

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        var member = erasure.Member;
        await db.Leaves.Where(l => l.MemberId == member.Id).ExecuteUpdateAsync(set => set.SetProperty(l => l.Reason, ErasureTerms.Gone), cancellationToken);
        await db.Leaves.Asked().Where(l => l.MemberId == member.Id).ExecuteUpdateAsync(set => set.SetProperty(l => l.State, LeaveState.TakenBack), cancellationToken);
        await db.Leaves.ReplaceAccountAsync(l => l.DecidedBy, member.UserKey, erasure.Alias, cancellationToken);
    }

    public Task RenameAsync(AccountChange change, CancellationToken cancellationToken) =>
        db.Leaves.ReplaceAccountAsync(l => l.DecidedBy, change.Key, change.To, cancellationToken);

    public IEnumerable<RetentionStep> Retention(RetentionTerms terms)
    {
        var kept = terms.FirstDay(terms.Policy.KeepLeavesDays);
        return [RetentionStep.Delete<Leave>(leaves => leaves.Where(l => l.To < kept).OrderBy(l => l.Id))];
    }
}
