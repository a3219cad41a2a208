using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Topics;

/// <summary>The ways in which a topic ends before its time, and the way back from them within a day.</summary>
internal sealed class TopicEnd(BotDbContext db, LocalClock clock)
{
    /// <summary>What people said themselves; a leave granted beforehand is no answer.</summary>
    private static readonly Outcome[] Answers = [Outcome.OnTime, Outcome.Late, Outcome.NotStudied];

    /// <summary>How many answered, and how many of the others would stay as they are.</summary>
    public async ValueTask<(int Answered, int Unanswered)> CountAsync(Topic topic, CancellationToken cancellationToken)
    {
        var counts = await db.Participations.Where(p => p.TopicId == topic.Id).GroupBy(p => p.Outcome).Select(g => new { Outcome = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return (counts.Where(c => Answers.Contains(c.Outcome)).Sum(c => c.Count), counts.Where(c => !c.Outcome.HasReply()).Sum(c => c.Count));
    }

    /// <summary>No more answers and reminders. Where nobody had answered there is nothing to count either.</summary>
    public Reply Close(Topic topic, int answered, int unanswered, string by, DateTimeOffset now)
    {
        topic.ClosedAt = now;
        topic.VoidedAt = topic.OpenedAt is not null && answered == 0 ? now : null;
        db.Audit(now, by, "close", FormattableString.Invariant($"topic {topic.Id}"), topic.Title);

        return Reply.Say(topic switch
        {
            { OpenedAt: null } => $"已取消：第{topic.WeekNumber}周《{topic.Title}》还没开放，不会再开放，也不会发卡片。{Back(topic)}",
            { VoidedAt: not null } => $"已关闭：第{topic.WeekNumber}周《{topic.Title}》还没有人答复，不再收回复和提醒，也不计入统计和 我的。{Back(topic)}",
            _ => $"已关闭：第{topic.WeekNumber}周《{topic.Title}》不再收回复，也不再提醒；{answered} 人的答复保留，{unanswered} 人仍是未报，发 统计 第{topic.WeekNumber}周 可查。{Back(topic)}",
        });
    }

    /// <summary>Out of all figures, answers or not; the answers stay in the history.</summary>
    public Reply Void(Topic topic, int answered, string by, DateTimeOffset now)
    {
        topic.ClosedAt ??= now;
        topic.VoidedAt = now;
        db.Audit(now, by, "void", FormattableString.Invariant($"topic {topic.Id}"), topic.Title);

        return Reply.Say($"已作废：第{topic.WeekNumber}周《{topic.Title}》不再收回复和提醒，也不计入统计和 我的{(answered > 0 ? $"（原有 {answered} 人答复，只留在历史里）" : string.Empty)}。这一周可以重新发布。{Back(topic)}");
    }

    /// <summary>Null when it can still be voided; otherwise why not.</summary>
    public string? WhyNotVoid(Topic topic, DateTimeOffset now) => topic.OpenedAt is { } opened && now - opened > UndoLimit.Span
        ? $"第{topic.WeekNumber}周《{topic.Title}》{clock.Moment(opened)} 就开放了，作废只在开放后一天之内可以，没有改动。只想不再收回复和提醒请发：关闭 第{topic.WeekNumber}周"
        : null;

    private static string Back(Topic topic) => $"一天之内可发 重新开放 #{topic.Id} 恢复。";
}
