using BotService.Commands;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Topics.Chasing;

/// <summary>Sends what 催办 showed, to those for whom it still holds: whoever answered meanwhile gets nothing.</summary>
internal sealed class ChaseSending(BotDbContext db, ChasePlan plan, OutboxWriter outbox, WorkCalendar calendar, LocalClock clock)
{
    public async ValueTask<Reply> SendAsync(Topic topic, CommandCall call, CancellationToken cancellationToken)
    {
        var taken = await plan.TakeAsync(topic, call, cancellationToken);

        if (taken.UserIds.Count == 0)
        {
            return Reply.Say("刚才预览的人都已有回音，不用再催，没有发出。");
        }

        var leaves = clock.ToInstant(calendar.AvoidPeak(clock.ToLocal(call.Now)));
        outbox.Owe(FormattableString.Invariant($"{taken.Nudge.Key}:{call.Member.GroupId}"), taken.UserIds, taken.Nudge.Card!(), topic.LateUntil, notBefore: leaves);
        db.Audit(call.Now, call.Caller.UserId, "chase", FormattableString.Invariant($"topic {topic.Id} group {call.Member.GroupId}"), FormattableString.Invariant($"{taken.UserIds.Count} people, {taken.Spared} spared"));
        return Reply.Say($"已催办 {taken.UserIds.Count} 人{(taken.Spared > 0 ? $"；另有 {taken.Spared} 人本周提醒已满，没有打扰" : string.Empty)}。");
    }
}
