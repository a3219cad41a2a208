using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Topics;

/// <summary>Ends a topic before its time: no more answers, no more reminders; the figures stay.</summary>
[ChatCommand("关闭", "关闭主题", Usage = "关闭 第N周", Summary = "提前关闭主题，不再收回复和提醒", Audience = Audience.Admin)]
internal sealed class CloseCommand(BotDbContext db, TopicPicker topics, LocalClock clock) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var reference = TopicReference.Take(call.Rest, clock);
        var (topic, instead) = await topics.PickAsync(reference, "关闭", string.Empty, cancellationToken);

        if (topic is null)
        {
            return instead!;
        }

        if (reference.Rest.Length > 0)
        {
            return Reply.Refuse($"没有改动。只想关闭请发：关闭 第{topic.WeekNumber}周；想改时间请发：延期 第{topic.WeekNumber}周 到 周日18:00");
        }

        topic.ClosedAt = call.Now;
        db.Audit(call.Now, call.Caller.UserId, "close", $"topic {topic.Id}", topic.Title);

        return Reply.Say(topic.OpenedAt is null
            ? $"已取消：第{topic.WeekNumber}周《{topic.Title}》还没开放，不会再开放，也不会发卡片。"
            : $"已关闭：第{topic.WeekNumber}周《{topic.Title}》不再收回复，也不再提醒；数字保留，发 统计 第{topic.WeekNumber}周 可查。");
    }
}
