using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Topics;

/// <summary>Undoes 关闭 and 作废 within a day: answers are taken again, the figures are as before.</summary>
[ChatCommand("重新开放", "撤回关闭", "取消关闭", "撤回作废", Usage = "重新开放 第N周", Summary = "一天之内恢复已关闭或作废的主题；先问再办", Audience = Audience.Admin, Glued = true,
    Act = "reopen", ActBack = "要再关上请发 关闭，写明第几周")]
internal sealed class ReopenCommand(BotDbContext db, TopicPicker topics, LocalClock clock) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (topic, instead) = await topics.PickAsync(
            TopicReference.Take(call.Rest, clock), "重新开放", string.Empty, t => (t.VoidedAt ?? t.ClosedAt) is { } ended && call.Now - ended <= UndoLimit.Span, cancellationToken);

        if (topic is null)
        {
            return instead!;
        }

        var standing = await db.Topics.HavingWeek(topic.WeekKey, topic.Audience).FirstOrDefaultAsync(cancellationToken);

        if (standing is not null)
        {
            return Reply.Refuse($"第{topic.WeekNumber}周已另有《{standing.Title}》，《{topic.Title}》没有恢复。一周只有一个主题。");
        }

        if (!call.IsConfirmed)
        {
            return Reply.AskFirst($"还没有恢复。第{topic.WeekNumber}周《{topic.Title}》恢复后{(call.Now < topic.LateUntil ? $"照原来的时间收回复和提醒（{clock.Moment(topic.DueAt)} 截止），并" : "只是重新")}计入统计{Ended(topic, call.Now)}。", "重新开放", $"#{topic.Id}");
        }

        (topic.ClosedAt, topic.VoidedAt) = (null, null);
        db.Audit(call.Now, call.Caller.UserId, "reopen", FormattableString.Invariant($"topic {topic.Id}"), topic.Title);
        return Reply.Say(call.Now < topic.LateUntil
            ? $"已恢复：第{topic.WeekNumber}周《{topic.Title}》，{clock.Moment(topic.DueAt)} 截止，补学到 {clock.Moment(topic.LateUntil)}。"
            : $"已恢复：第{topic.WeekNumber}周《{topic.Title}》重新计入统计{Ended(topic, call.Now)}。");
    }

    private string Ended(Topic topic, DateTimeOffset now) => now < topic.LateUntil ? string.Empty : $"；{clock.Moment(topic.LateUntil)} 起已不收回复，也不提醒";
}
