using System.Globalization;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Statistics;

/// <summary>Sheet 明细: one row for each person who owed the topic, read from the store while it is written, so that size does not matter.</summary>
internal sealed class ParticipationSheet(BotDbContext db, LocalClock clock, bool withNames)
{
    /// <summary>The writer pulls rows one by one and knows no asynchronous source, hence the synchronous query.</summary>
    public IEnumerable<Dictionary<string, object?>> Rows(IReadOnlyList<Topic> topics)
    {
        var byId = topics.ToDictionary(t => t.Id);
        var ids = byId.Keys.ToList();
        var rows = db.Participations.AsNoTracking()
            .Where(p => ids.Contains(p.TopicId))
            .OrderBy(p => p.TopicId).ThenBy(p => p.GroupId).ThenBy(p => p.MemberId)
            .Select(p => new Row(
                p.TopicId,
                db.Groups.Where(g => g.Id == p.GroupId).Select(g => g.Name).First(),
                p.Member!.Name,
                p.Member.UserId,
                p.Outcome,
                p.AnsweredAt,
                p.AnsweredAt != null && db.ParticipationEntries.Any(e => e.TopicId == p.TopicId && e.MemberId == p.MemberId && e.At == p.AnsweredAt && !e.IsTakeBack && e.ByMemberId != p.MemberId),
                p.Remark));

        return rows.AsEnumerable().Select(row => Cells(row, byId[row.TopicId]));
    }

    private Dictionary<string, object?> Cells(Row row, Topic topic)
    {
        var cells = new Dictionary<string, object?>
        {
            ["周次"] = StudyWeek.FromKey(topic.WeekKey).ToString(),
            ["主题"] = SpreadsheetText.Safe(topic.Title),
            ["组"] = SpreadsheetText.Safe(row.Group),
        };

        if (withNames)
        {
            cells["姓名"] = SpreadsheetText.Safe(row.Name);
            cells["账号"] = SpreadsheetText.Safe(row.UserId);
        }

        cells["结果"] = row.Outcome.Word();
        cells["回复时间"] = row.AnsweredAt is { } at ? clock.ToLocal(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;
        cells["代录"] = row.IsOnBehalf && row.Outcome is not Outcome.Excused ? "是" : null;

        if (withNames)
        {
            cells["心得"] = SpreadsheetText.Safe(row.Remark);
        }

        return cells;
    }

    private sealed record Row(int TopicId, string Group, string Name, string UserId, Outcome Outcome, DateTimeOffset? AnsweredAt, bool IsOnBehalf, string? Remark);
}
