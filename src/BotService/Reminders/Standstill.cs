using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Reminders;

/// <summary>Ticks or sends stood still and go on: admins hear it once, with from when to when and what was lost. It lives in the tick's transaction, so that nodes and restarts tell it once.</summary>
internal sealed class Standstill(BotDbContext db, OutboxWriter outbox, ReminderPlanner planner, LocalClock clock, TimeProvider time, IOptions<OrganisationOptions> organisation)
{
    /// <summary>A planned restart is shorter.</summary>
    public static readonly TimeSpan Threshold = TimeSpan.FromMinutes(5);

    private const int MostLost = 5;

    private static readonly TimeSpan StillUseful = TimeSpan.FromDays(7);

    /// <summary>What has come to its end; null when nothing stood still, or still does. Asked before the tick leaves its own mark.</summary>
    public async Task<Outage?> EndedAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var marks = await db.Marks.Where(m => m.Name == ServiceMark.LastTick || m.Name == ServiceMark.SendsStand || m.Name == ServiceMark.StandstillTold)
            .ToDictionaryAsync(m => m.Name, cancellationToken);
        var (tick, stand, told) = (marks.GetValueOrDefault(ServiceMark.LastTick), marks.GetValueOrDefault(ServiceMark.SendsStand), marks.GetValueOrDefault(ServiceMark.StandstillTold));
        var overdue = await OverdueSinceAsync(now, cancellationToken);
        var lastTick = tick is null ? now : Later(tick.At, (time as ControllableClock)?.MovedTo);

        if (now - lastTick > Threshold)
        {
            return await TakeAsync(stand, new Outage(Earlier(lastTick, stand?.At), now, Ticks: true, Sends: overdue is not null || stand is not null), cancellationToken);
        }

        if (overdue is null)
        {
            return stand is null ? null : await TakeAsync(stand, new Outage(stand.At, now, Ticks: false, Sends: true), cancellationToken);
        }

        // The sends of a service that has just come back are given the time to catch up; what was told already is not told again.
        if (stand is null && (told is null || now - told.At > Threshold))
        {
            await db.MarkAsync(ServiceMark.SendsStand, Later(overdue.Value, told?.At), cancellationToken);
        }

        return null;
    }

    public async Task TellAsync(Outage outage, IReadOnlyList<Nudge> due, IReadOnlyList<string> neverOpened, PlanningFacts facts, CancellationToken cancellationToken)
    {
        var readable = facts.Sendable(outage.Until);
        var lost = neverOpened.Concat(due.Where(nudge => nudge.UselessFrom <= readable).Select(nudge => SkippedReminders.Text(nudge, planner, clock))).ToList();
        var unsent = await db.Outbox.CountAsync(
            m => (m.State == OutboxState.Skipped && m.DoneAt >= outage.From) || (m.State == OutboxState.Waiting && m.UselessFrom <= readable), cancellationToken);
        var admins = await db.AdminsAsync(organisation.Value, clock.Today, cancellationToken);
        var text = string.Join('\n', [.. Lines(outage, lost, unsent)]);
        outbox.Owe(FormattableString.Invariant($"standstill:{outage.Until.ToUnixTimeSeconds()}"), admins, new TextContent(text), uselessFrom: readable + StillUseful, notBefore: readable);
        db.Audit(outage.Until, "service", "standstill", FormattableString.Invariant($"{outage.From:O}"), outage.What);
    }

    private IEnumerable<string> Lines(Outage outage, List<string> lost, int unsent)
    {
        yield return $"{outage.What}停过：{clock.Moment(outage.From)} 到 {clock.Moment(outage.Until)}，现在已恢复。";

        if (lost.Count > 0)
        {
            yield return $"过时不再发的提醒 {lost.Count} 次：";

            foreach (var what in lost.Take(MostLost))
            {
                yield return $"· {what}";
            }
        }

        if (unsent > 0)
        {
            yield return $"过时不再发的消息 {unsent} 条。";
        }

        yield return lost.Count + unsent == 0 ? "没有漏掉的提醒，还有用的都会补发。" : "其余还有用的都会补发。看现状发 状态";
    }

    /// <summary>Every try moves a message's due time ahead, so one that has been due for long was not tried.</summary>
    private Task<DateTimeOffset?> OverdueSinceAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = now - Threshold;
        return db.Outbox.Where(m => m.State == OutboxState.Waiting && m.NextAttemptAt < before).MinAsync(m => (DateTimeOffset?)m.NextAttemptAt, cancellationToken);
    }

    private async Task<Outage> TakeAsync(ServiceMark? stand, Outage outage, CancellationToken cancellationToken)
    {
        if (stand is not null)
        {
            db.Marks.Remove(stand);
        }

        await db.MarkAsync(ServiceMark.StandstillTold, outage.Until, cancellationToken);
        return outage;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset? other) => other < one ? other.Value : one;
}

/// <summary>A time in which something stood still.</summary>
internal sealed record Outage(DateTimeOffset From, DateTimeOffset Until, bool Ticks, bool Sends)
{
    public string What => (Ticks, Sends) switch { (true, true) => "提醒和消息发送", (true, false) => "提醒", _ => "消息发送" };
}
