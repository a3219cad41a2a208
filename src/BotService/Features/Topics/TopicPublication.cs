using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Topics;

/// <summary>A topic that is about to be published, with its times filled in.</summary>
internal sealed record PlannedTopic(StudyWeek Week, string Title, string? Link, Tiers Audience, DateTimeOffset OpensAt, DateTimeOffset DueAt, DateTimeOffset LateUntil);

/// <summary>Publishes a topic, whether its parts came in one line of the chat or from the fields of a form: the same checks, the same preview, the same opening.</summary>
internal sealed class TopicPublication(BotDbContext db, RosterFreeze roster, WorkCalendar calendar, StudyTimes times, LocalClock clock)
{
    /// <summary>Null when its times can be; otherwise what is wrong with them.</summary>
    public string? WhyNot(PlannedTopic topic)
    {
        var (week, due, moment) = (topic.Week, clock.DayOf(topic.DueAt), clock.Moment(topic.DueAt));

        return topic switch
        {
            _ when topic.DueAt <= clock.UtcNow => $"截止时间 {moment} 已经过了，没有发布。",
            _ when week < StudyWeek.Of(clock.Today) => $"{week.Name}已经过去，没有发布。",
            _ when due < week.Monday => $"截止时间 {moment} 早于{week.Name}，没有发布。",
            _ when due > week.Sunday.AddDays(7) => $"截止时间 {moment} 比{week.Name}晚了一周多，没有发布。请核对是哪一周、哪一天。",
            _ => null,
        };
    }

    /// <summary>The topic that has the week already for some of the same people.</summary>
    public Task<Topic?> CompetingAsync(PlannedTopic topic, CancellationToken cancellationToken) =>
        db.Topics.HavingWeek(topic.Week.Key, topic.Audience).OrderBy(t => t.Id).FirstOrDefaultAsync(cancellationToken);

    public string CompetingText(Topic topic) => $"第{topic.WeekNumber}周已有《{topic.Title}》（{TierWords.Of(topic.Audience)}，{clock.Moment(topic.DueAt)} 截止），没有发布。";

    /// <summary>How many people on today's roster belong to an audience.</summary>
    public Task<int> PeopleAsync(Tiers audience, CancellationToken cancellationToken) => db.Members.OnRoster(clock.Today).InAudience(db, audience).CountAsync(cancellationToken);

    /// <summary>Everybody of the audience will hear of it, so it is shown first: whom, from when, until when.</summary>
    public async Task<string> AnnounceAsync(PlannedTopic topic, CancellationToken cancellationToken)
    {
        var people = await PeopleAsync(topic.Audience, cancellationToken);

        return $"""
            还没有发布。{topic.Week.Name}《{topic.Title}》
            对象：{TierWords.Of(topic.Audience)}，现在 {people} 人
            开放：{(topic.OpensAt <= clock.UtcNow ? "马上" : clock.Moment(topic.OpensAt))}，卡片那时发出
            截止：{clock.Moment(topic.DueAt)}
            """;
    }

    public async ValueTask<Reply> OpenAsync(PlannedTopic planned, Viewer caller, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var topic = new Topic
        {
            WeekKey = planned.Week.Key,
            Title = planned.Title,
            Link = planned.Link,
            Audience = planned.Audience,
            OpensAt = planned.OpensAt,
            DueAt = planned.DueAt,
            LateUntil = planned.LateUntil,
        };
        db.Topics.Add(topic);
        await db.SaveChangesAsync(cancellationToken);

        if (topic.OpensAt <= now)
        {
            await roster.OpenAsync(topic, clock.UtcNow, cancellationToken);
        }

        db.Audit(now, caller.UserId, "publish", $"topic {topic.Id}", topic.Title);
        var expected = await db.Participations.CountAsync(p => p.TopicId == topic.Id, cancellationToken);

        if (topic.OpenedAt is null)
        {
            return Reply.Say(
                $"已发布：{planned.Week.Name}《{topic.Title}》",
                $"对象：{TierWords.Of(topic.Audience)}",
                $"开放：{clock.Moment(topic.OpensAt)}，到时发卡片",
                $"截止：{clock.Moment(topic.DueAt)}（补学到 {clock.Moment(topic.LateUntil)}）",
                $"不要它了发：关闭 第{planned.Week.Number}周");
        }

        return Reply.Say(
            $"已发布：第{planned.Week.Number}周《{topic.Title}》",
            $"对象：{TierWords.Of(topic.Audience)}，应到 {expected}",
            $"截止：{clock.Moment(topic.DueAt)}（补学到 {clock.Moment(topic.LateUntil)}）",
            $"卡片：{CardTime()}发出，现在就能回复 已学");
    }

    /// <summary>As the plan of a year opens it; at once when that moment has passed, or would leave no time before it is due.</summary>
    public DateTimeOffset OpensAt(StudyWeek week, DateTimeOffset due, DateTimeOffset now) =>
        TopicSchedule.Of(week, calendar, times) is { } usual && clock.ToInstant(usual.Opens) is var opens && opens < due && opens > now ? opens : now;

    public DateTimeOffset LateUntil(DateTimeOffset due) => clock.ToInstant(TopicSchedule.LateUntilFor(clock.DayOf(due), times));

    private string CardTime()
    {
        var now = clock.Now;
        var at = calendar.AvoidPeak(calendar.NextSendable(now));
        return at == now ? "一分钟内" : $"{clock.Moment(clock.ToInstant(at))} ";
    }
}
