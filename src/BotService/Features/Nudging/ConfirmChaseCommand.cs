using BotService.Commands;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Nudging;

/// <summary>Sends what 催办 showed, to those for whom it still holds: whoever answered meanwhile gets nothing.</summary>
[ChatCommand("确认催办", "催办确认", Summary = "发出刚才预览的催办（10 分钟内）", Audience = Audience.Liaison)]
internal sealed class ConfirmChaseCommand(BotDbContext db, ChasePlan plan, OutboxWriter outbox, LocalClock clock) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var conversation = await db.ConversationOfAsync(call.Caller.UserId, cancellationToken);

        if (conversation is not { ChaseTopicId: { } topicId, ChaseAskedAt: { } askedAt } || call.Now - askedAt > TimeSpan.FromMinutes(ChaseCommand.MinutesToConfirm) || conversation.ChaseRight != call.Caller.Right)
        {
            return Reply.Refuse($"没有等您确认的催办（预览 {ChaseCommand.MinutesToConfirm} 分钟内有效），没有发出。请先发：催办");
        }

        conversation.ChaseTopicId = null;
        conversation.ChaseAskedAt = null;
        var topic = await db.Topics.FindAsync([topicId], cancellationToken);

        if (topic is null || !topic.TakesAnswers(call.Now))
        {
            return Reply.Refuse("这一主题已不再收回复，没有发出。");
        }

        if (await plan.RefuseNowAsync(topic, call, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var taken = await plan.TakeAsync(topic, call, cancellationToken);

        if (taken.UserIds.Count == 0)
        {
            return Reply.Say("刚才预览的人都已有回音，不用再催，没有发出。");
        }

        var leaves = clock.ToInstant(WorkCalendar.AvoidPeak(clock.ToLocal(call.Now)));
        outbox.Owe(FormattableString.Invariant($"{taken.Nudge.Key}:{call.Member.GroupId}"), taken.UserIds, taken.Nudge.Card!(), topic.LateUntil, notBefore: leaves);
        db.Audit(call.Now, call.Caller.UserId, "chase", FormattableString.Invariant($"topic {topic.Id} group {call.Member.GroupId}"), FormattableString.Invariant($"{taken.UserIds.Count} people, {taken.Spared} spared"));
        return Reply.Say($"已催办 {taken.UserIds.Count} 人{(taken.Spared > 0 ? $"；另有 {taken.Spared} 人本周提醒已满，没有打扰" : string.Empty)}。");
    }
}
