using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Status;

/// <summary>What has not left yet, what never will, and why, in words for an admin: how many people, never who.</summary>
internal sealed class OwedMessages(BotDbContext db, GroupRobots robots, LocalClock clock)
{
    public const int MostInOneAnswer = 50;

    private const int MostInStatus = 5;

    public async ValueTask<IReadOnlyList<string>> LinesAsync(CancellationToken cancellationToken)
    {
        var counts = await db.Outbox.Where(m => m.State != OutboxState.Sent)
            .GroupBy(m => m.State).Select(g => new { State = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.State, g => g.Count, cancellationToken);
        var last = await db.Outbox.Where(m => (m.State == OutboxState.Waiting || m.State == OutboxState.Skipped) && m.LastReason != null)
            .OrderByDescending(m => m.Id).Select(m => new { m.LastReason, m.CreatedAt }).FirstOrDefaultAsync(cancellationToken);

        return
        [
            $"消息：待发 {Count(OutboxState.Waiting)}，发不出 {Count(OutboxState.Dead)}，过时未发 {Count(OutboxState.Skipped)}",
            .. await DeadLinesAsync(MostInStatus, cancellationToken),
            .. last is null ? (string[])[] : [$"最近一次没发出（{clock.Moment(last.CreatedAt)}）的原因：{FailureWords.Of(last.LastReason!)}"],
        ];

        int Count(OutboxState state) => counts.GetValueOrDefault(state);
    }

    /// <summary>The messages left to a person, newest first, each with its number, age and reason; none when there is none.</summary>
    public async ValueTask<IReadOnlyList<string>> DeadLinesAsync(int most, CancellationToken cancellationToken)
    {
        var dead = await DeadAsync(long.MaxValue, most, cancellationToken);
        return dead.Count == 0
            ? []
            : [.. dead.Select(m => $"· {m.Id} 号，{m.Age}，给 {m.To}{(m.MayHaveArrived ? "，可能已送到" : string.Empty)}：{m.Reason}"), "原因解决后请发：重发 编号，或 重发 全部"];
    }

    /// <summary>The same as values, for a page.</summary>
    public async ValueTask<IReadOnlyList<DeadMessage>> DeadAsync(long below, int most, CancellationToken cancellationToken)
    {
        var dead = await db.Outbox.AsNoTracking().Where(m => m.State == OutboxState.Dead && m.Id < below).OrderByDescending(m => m.Id).Take(most)
            .Select(m => new { m.Id, m.CreatedAt, m.Channel, m.Recipients, m.LastReason, m.MayHaveArrived }).ToListAsync(cancellationToken);
        return [.. dead.Select(m => new DeadMessage(m.Id, Age(clock.UtcNow - m.CreatedAt), To(m.Channel, m.Recipients), m.LastReason is null ? string.Empty : FailureWords.Of(m.LastReason), m.MayHaveArrived))];
    }

    /// <summary>One of them by its number, however many newer ones there are.</summary>
    public async ValueTask<DeadMessage?> FindDeadAsync(int number, CancellationToken cancellationToken) =>
        await DeadAsync(number + 1L, 1, cancellationToken) is [var newest] && newest.Id == number ? newest : null;

    /// <summary>A group robot is no person; which of them it is tells the operator whose address to look at.</summary>
    private string To(string channel, string recipients)
    {
        if (channel != robots.Channel)
        {
            return $"{OutboxMessage.PeopleIn(recipients).Length} 人";
        }

        var place = robots.Recipients.ToList().IndexOf(recipients);
        return place < 0 ? "群机器人" : $"第 {place + 1} 个群机器人";
    }

    private static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "刚才",
        { TotalHours: < 1 } => $"{(int)age.TotalMinutes} 分钟前",
        { TotalDays: < 1 } => $"{(int)age.TotalHours} 小时前",
        _ => $"{(int)age.TotalDays} 天前",
    };
}

/// <summary>A message that is left to a person: how old, for how many or which robot, and why it did not leave.</summary>
internal sealed record DeadMessage(long Id, string Age, string To, string Reason, bool MayHaveArrived);
