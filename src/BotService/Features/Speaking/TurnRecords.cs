using BotService.Store;
using BotService.Store.Personal;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Speaking;

/// <summary>A person's turns to speak, which hold no words, and the turns of others that the person wrote down.</summary>
internal sealed class TurnRecords(BotDbContext db) : IShownRecords
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(SpeakingTurn)];

    public int Order => 7;

    public string Word => "述学";

    public IReadOnlyList<RecordColumn> Columns { get; } = [new("周次", 11), new("情况", 12)];

    public Task<int> CountAsync(int memberId, CancellationToken cancellationToken) => db.SpeakingTurns.CountAsync(t => t.MemberId == memberId, cancellationToken);

    public async Task<IReadOnlyList<object?[]>> RowsAsync(int memberId, CancellationToken cancellationToken)
    {
        var rows = await db.SpeakingTurns.AsNoTracking().Where(t => t.MemberId == memberId).OrderBy(t => t.WeekKey).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(t => (object?[])[StudyWeek.FromKey(t.WeekKey).ToString(), t.State switch { TurnState.Spoke => "已讲", TurnState.Moved => "改期", TurnState.Swapped => "换了", _ => "排到" }])];
    }

    public Task EraseAsync(Erasure erasure, CancellationToken cancellationToken) =>
        db.SpeakingTurns.Where(t => t.ByUserKey == erasure.Member.UserKey).ExecuteUpdateAsync(set => set.SetProperty(t => t.ByUserKey, erasure.Alias), cancellationToken);

    public Task RenameAsync(AccountChange change, CancellationToken cancellationToken) =>
        db.SpeakingTurns.Where(t => t.ByUserKey == change.Key).ExecuteUpdateAsync(set => set.SetProperty(t => t.ByUserKey, change.NewKey), cancellationToken);
}
