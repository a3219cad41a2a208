using BotService.Store;
using BotService.Store.Personal;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Notices;

/// <summary>Which notices reached a person and were read; it holds no words, and the counts stay.</summary>
internal sealed class ReadRecords(BotDbContext db, LocalClock clock) : IShownRecords
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(Participation)];

    public int Order => 8;

    public string Word => "传达";

    public IReadOnlyList<RecordColumn> Columns { get; } = [new("编号", 8), new("标题", 40), new("结果", 9), new("时间", 17)];

    public Task<int> CountAsync(int memberId, CancellationToken cancellationToken) =>
        db.AllTopics.CountAsync(t => t.Sort == TopicSort.Notice && db.Participations.Any(p => p.TopicId == t.Id && p.MemberId == memberId), cancellationToken);

    public async Task<IReadOnlyList<object?[]>> RowsAsync(int memberId, CancellationToken cancellationToken)
    {
        var rows = await (from notice in db.AllTopics
                          join mine in db.Participations on notice.Id equals mine.TopicId
                          where mine.MemberId == memberId && notice.Sort == TopicSort.Notice
                          orderby notice.Number
                          select new { notice.Number, notice.Title, mine.Outcome, mine.AnsweredAt }).ToListAsync(cancellationToken);
        return [.. rows.Select(n => (object?[])[$"传{n.Number}", n.Title, n.Outcome is Outcome.OnTime or Outcome.Late ? "已阅" : n.Outcome.Word(), clock.ToLocal(n.AnsweredAt)])];
    }

    public Task<int> MentionsAsync(Store.Member member, CancellationToken cancellationToken) =>
        db.AllTopics.CountAsync(t => t.Sort == TopicSort.Notice && t.Title.Contains(member.Name), cancellationToken);

    public Task EraseAsync(Erasure erasure, CancellationToken cancellationToken) => Task.CompletedTask;
}
