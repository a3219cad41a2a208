using BotService.Store;
using BotService.Store.Personal;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.CheckIns;

/// <summary>When a person was there. The count of a gathering stays; the row leads to nobody once the person on the roster is nobody.</summary>
internal sealed class CheckInRecords(BotDbContext db, LocalClock clock) : IShownRecords
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(CheckIn)];

    public int Order => 3;

    public string Word => "打卡签到";

    public IReadOnlyList<RecordColumn> Columns { get; } = [new("时间", 17), new("活动", 40), new("收回时间", 17)];

    public Task<int> CountAsync(int memberId, CancellationToken cancellationToken) => db.CheckIns.CountAsync(c => c.MemberId == memberId, cancellationToken);

    public async Task<IReadOnlyList<object?[]>> RowsAsync(int memberId, CancellationToken cancellationToken)
    {
        var rows = await db.CheckIns.AsNoTracking().Where(c => c.MemberId == memberId).OrderBy(c => c.At)
            .Select(c => new { CheckIn = c, Gathering = db.Gatherings.Where(g => g.Id == c.GatheringId).Select(g => g.Name).FirstOrDefault() }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => (object?[])[clock.ToLocal(r.CheckIn.At), r.Gathering ?? "每日打卡", clock.ToLocal(r.CheckIn.TakenBackAt)])];
    }

    public Task EraseAsync(Erasure erasure, CancellationToken cancellationToken) => Task.CompletedTask;

    public IEnumerable<RetentionStep> Retention(RetentionTerms terms)
    {
        var kept = terms.FirstDay(terms.Policy.KeepCheckInsDays);
        return [RetentionStep.Delete<CheckIn>(checkIns => checkIns.Where(c => c.Day < kept).OrderBy(c => c.Id))];
    }
}
