using BotService.Store;
using BotService.Store.Personal;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.HandOvers;

/// <summary>When a person gave the own group to somebody or stood in; it holds no words and leads to nobody once the person on the roster is nobody.</summary>
internal sealed class HandOverRecords(BotDbContext db, LocalClock clock) : IShownRecords
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(HandOver)];

    public int Order => 5;

    public string Word => "联络交接";

    public IReadOnlyList<RecordColumn> Columns { get; } = [new("从", 17), new("到", 12), new("我是", 12), new("提前结束", 17)];

    public Task<int> CountAsync(int memberId, CancellationToken cancellationToken) => Of(memberId).CountAsync(cancellationToken);

    public async Task<IReadOnlyList<object?[]>> RowsAsync(int memberId, CancellationToken cancellationToken)
    {
        var rows = await Of(memberId).AsNoTracking().OrderBy(h => h.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(h => (object?[])[clock.ToLocal(h.At), h.Until, h.GiverId == memberId ? "交给别人" : "代别人", clock.ToLocal(h.EndedAt)])];
    }

    public Task EraseAsync(Erasure erasure, CancellationToken cancellationToken) => Task.CompletedTask;

    public IEnumerable<RetentionStep> Retention(RetentionTerms terms)
    {
        var kept = terms.FirstDay(terms.Policy.KeepAuditDays);
        return [RetentionStep.Delete<HandOver>(handOvers => handOvers.Where(h => h.Until < kept).OrderBy(h => h.Id))];
    }

    private IQueryable<HandOver> Of(int memberId) => db.HandOvers.Where(h => h.GiverId == memberId || h.StandInId == memberId);
}
