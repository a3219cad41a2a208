using BotService.Commands;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Topics;

/// <summary>Plans a topic from the chat for the week in which it falls due; when that week has begun it can be answered at once, and the next tick sends the card.</summary>
[ChatCommand("发布", "发布主题", Usage = "发布 标题 截止 [链接]", Summary = "发布截止日那一周的主题；可加 对象:支部、青年", Audience = Audience.Admin, Glued = true, KeepsWords = true)]
internal sealed class PublishCommand(BotDbContext db, WorkCalendar calendar, StudyTimes times, LocalClock clock) : IChatCommand
{
    private const string Example = "例如：发布 高质量发展 周五18:00 https://…";

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (draft, problem) = TopicDraft.Read(call.Rest, clock, times);

        if (draft is null)
        {
            return Reply.Refuse($"{problem}{Example}");
        }

        if (draft.Due <= clock.Now)
        {
            return Reply.Refuse($"截止时间 {clock.Moment(clock.ToInstant(draft.Due))} 已经过了，没有发布。{Example}");
        }

        var week = draft.Week;

        if (week < StudyWeek.Of(clock.Today))
        {
            return Reply.Refuse($"第{week.Number}周（{week.Days}）已经过去，没有发布。{Example}");
        }

        if (DateOnly.FromDateTime(draft.Due) < week.Monday)
        {
            return Reply.Refuse($"截止时间 {clock.Moment(clock.ToInstant(draft.Due))} 早于第{week.Number}周（{week.Days}），没有发布。{Example}");
        }

        if (DateOnly.FromDateTime(draft.Due) > week.Sunday.AddDays(7))
        {
            return Reply.Refuse($"截止时间 {clock.Moment(clock.ToInstant(draft.Due))} 比第{week.Number}周（{week.Days}）晚了一周多，没有发布。请核对是哪一周、哪一天。{Example}");
        }

        var audience = draft.Audience;
        var standing = await db.Topics.Where(t => t.WeekKey == week.Key && t.ClosedAt == null && (t.Audience & audience) != 0).OrderBy(t => t.Id).FirstOrDefaultAsync(cancellationToken);

        if (standing is not null)
        {
            return Reply.Refuse($"第{week.Number}周已有《{standing.Title}》（{TierWords.Of(standing.Audience)}，{clock.Moment(standing.DueAt)} 截止），没有发布。要改时间发：延期 第{week.Number}周 到 周日18:00；不要它了发：关闭 第{week.Number}周");
        }

        return call.IsConfirmed ? await OpenAsync(draft, week, call, cancellationToken) : await AskAsync(draft, week, call, cancellationToken);
    }

    /// <summary>Everybody of the audience will hear of it, so it is shown first: whom, from when, until when.</summary>
    private async ValueTask<Reply> AskAsync(TopicDraft draft, StudyWeek week, CommandCall call, CancellationToken cancellationToken)
    {
        var (audience, opens) = (draft.Audience, OpensAt(draft, call.Now));
        var people = await db.Members.OnRoster(clock.Today)
            .CountAsync(m => (m.Group!.Tier & audience) != 0 || m.OtherGroups.Any(seat => db.Groups.Any(g => g.Id == seat.GroupId && (g.Tier & audience) != 0)), cancellationToken);

        return Reply.AskFirst(
            $"""
            还没有发布。第{week.Number}周（{LocalClock.Days(week.Monday, week.Sunday)}）《{draft.Title}》
            对象：{TierWords.Of(audience)}，现在 {people} 人
            开放：{(opens <= call.Now ? "马上" : clock.Moment(opens))}，卡片那时发出
            截止：{clock.Moment(clock.ToInstant(draft.Due))}
            """,
            "发布",
            call.Rest);
    }

    private async ValueTask<Reply> OpenAsync(TopicDraft draft, StudyWeek week, CommandCall call, CancellationToken cancellationToken)
    {
        var topic = new Topic
        {
            WeekKey = week.Key,
            Title = draft.Title,
            Link = draft.Link,
            Audience = draft.Audience,
            OpensAt = OpensAt(draft, call.Now),
            DueAt = clock.ToInstant(draft.Due),
            LateUntil = clock.ToInstant(TopicSchedule.LateUntilFor(DateOnly.FromDateTime(draft.Due), times)),
        };
        db.Topics.Add(topic);
        await db.SaveChangesAsync(cancellationToken);

        if (topic.OpensAt <= call.Now)
        {
            await db.OpenAsync(topic, clock, cancellationToken);
        }

        db.Audit(call.Now, call.Caller.UserId, "publish", $"topic {topic.Id}", topic.Title);
        var expected = await db.Participations.CountAsync(p => p.TopicId == topic.Id, cancellationToken);

        if (topic.OpenedAt is null)
        {
            return Reply.Say(
                $"已发布：第{week.Number}周（{LocalClock.Days(week.Monday, week.Sunday)}）《{topic.Title}》",
                $"对象：{TierWords.Of(topic.Audience)}",
                $"开放：{clock.Moment(topic.OpensAt)}，到时发卡片",
                $"截止：{clock.Moment(topic.DueAt)}（补学到 {clock.Moment(topic.LateUntil)}）",
                $"不要它了发：关闭 第{week.Number}周");
        }

        return Reply.Say(
            $"已发布：第{week.Number}周《{topic.Title}》",
            $"对象：{TierWords.Of(topic.Audience)}，应到 {expected}",
            $"截止：{clock.Moment(topic.DueAt)}（补学到 {clock.Moment(topic.LateUntil)}）",
            $"卡片：{CardTime()}发出，现在就能回复 已学");
    }

    /// <summary>As the plan of a year opens it; at once when that moment has passed, or would leave no time before it is due.</summary>
    private DateTimeOffset OpensAt(TopicDraft draft, DateTimeOffset now) =>
        TopicSchedule.Of(draft.Week, calendar, times) is { } usual && usual.Opens < draft.Due && clock.ToInstant(usual.Opens) is var opens && opens > now ? opens : now;

    private string CardTime()
    {
        var now = clock.Now;
        var at = WorkCalendar.AvoidPeak(calendar.NextSendable(now));
        return at == now ? "一分钟内" : $"{clock.Moment(clock.ToInstant(at))} ";
    }
}
