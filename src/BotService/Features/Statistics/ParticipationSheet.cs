using System.Runtime.CompilerServices;
using BotService.Files;
using BotService.Store;
using BotService.Time;
using BotService.Wording;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Statistics;

/// <summary>Sheet 明细: one row for each person who owed the topic, read from the store while it is written, so that size does not matter.</summary>
internal sealed class ParticipationSheet(BotDbContext db, LocalClock clock, bool withNames, IReadOnlyList<GroupFigures> groups)
{
    /// <summary>A small group's people stand under the name that it shares where nobody is named.</summary>
    private readonly Dictionary<int, string> _groups = groups.SelectMany(shown => shown.GroupIds.Select(id => (Id: id, Name: shown.Name()))).ToDictionary(pair => pair.Id, pair => pair.Name);

    public IReadOnlyList<SheetColumn> Columns { get; } = withNames
        ? [new("周次", 11), new("主题", 40), new("组", 24), new("姓名", 14), new("账号", 18), new("结果", 9), new("回复时间", 17), new("代录", 6), new("代录原因", 30), new("心得", 50)]
        : [new("周次", 11), new("主题", 40), new("组", 24), new("结果", 9), new("回复时间", 17), new("代录", 6)];

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(IReadOnlyList<Topic> topics, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var byId = topics.ToDictionary(t => t.Id);
        var ids = byId.Keys.ToList();
        var rows = db.Participations.AsNoTracking()
            .Where(p => ids.Contains(p.TopicId))
            .OrderBy(p => p.TopicId).ThenBy(p => p.GroupId).ThenBy(p => p.MemberId)
            .Select(p => new Row(
                p.TopicId,
                p.GroupId,
                p.Member!.Name,
                p.Member.UserId,
                p.Outcome,
                p.AnsweredAt,
                p.AnsweredAt != null && db.ParticipationEntries.Any(e => e.TopicId == p.TopicId && e.MemberId == p.MemberId && e.At == p.AnsweredAt && !e.IsTakeBack && e.ByMemberId != p.MemberId),
                p.Remark));

        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return Cells(row, byId[row.TopicId]);
        }
    }

    private object?[] Cells(Row row, Topic topic)
    {
        var week = StudyWeek.FromKey(topic.WeekKey).ToString();
        DateTime? answered = row.AnsweredAt is { } at ? clock.ToLocal(at) : null;
        var onBehalf = row.IsOnBehalf && row.Outcome is not Outcome.Excused ? "是" : null;

        return withNames
            ? [week, topic.Title, _groups[row.GroupId], row.Name, row.UserId, row.Outcome.Word(), answered, onBehalf, row.IsOnBehalf ? row.Remark : null, row.IsOnBehalf ? null : row.Remark]
            : [week, topic.Title, _groups[row.GroupId], row.Outcome.Word(), answered, onBehalf];
    }

    private sealed record Row(int TopicId, int GroupId, string Name, string UserId, Outcome Outcome, DateTimeOffset? AnsweredAt, bool IsOnBehalf, string? Remark);
}
