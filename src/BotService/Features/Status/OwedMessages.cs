using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Status;

/// <summary>What has not left yet, what never will, and why, in words for an admin.</summary>
internal sealed class OwedMessages(BotDbContext db, LocalClock clock)
{
    public async ValueTask<IReadOnlyList<string>> LinesAsync(CancellationToken cancellationToken)
    {
        var counts = await db.Outbox.Where(m => m.State != OutboxState.Sent)
            .GroupBy(m => m.State).Select(g => new { State = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.State, g => g.Count, cancellationToken);
        var last = await db.Outbox.Where(m => m.State != OutboxState.Sent && m.LastReason != null)
            .OrderByDescending(m => m.Id).Select(m => new { m.LastReason, m.CreatedAt }).FirstOrDefaultAsync(cancellationToken);
        var line = $"消息：待发 {Count(OutboxState.Waiting)}，发不出 {Count(OutboxState.Dead)}，过时未发 {Count(OutboxState.Skipped)}";

        return last is null ? [line] : [line, $"最近一次没发出（{clock.Moment(last.CreatedAt)}）的原因：{last.LastReason}"];

        int Count(OutboxState state) => counts.GetValueOrDefault(state);
    }
}
