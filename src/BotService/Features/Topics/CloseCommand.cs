using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Topics;

/// <summary>Ends a topic before its time: no more answers, no more reminders; the answers and the rate stay.</summary>
[ChatCommand(
    "关闭", "关闭主题", Usage = "关闭 第N周", Summary = "提前关闭主题，不再收回复和提醒；先问再办", Audience = Audience.Admin, BesideNumber = BesideNumber.Refused, BesideNumberWords = "关闭",
    Act = "close", ActBack = "要恢复请发 重新开放，写明第几周")]
internal sealed class CloseCommand(TopicPicker topics, TopicEnd end, LocalClock clock) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var reference = await topics.ReadAsync(call.Rest, call.Now, cancellationToken);
        var (topic, instead) = await topics.PickAsync(reference, "关闭", string.Empty, fits: null, cancellationToken);

        if (topic is null)
        {
            return instead!;
        }

        if (reference.Rest.Length > 0)
        {
            return Reply.Refuse($"没有改动。只想关闭请发：关闭 第{topic.WeekNumber}周；想改时间请发：{topic.PutOffExample(clock)}");
        }

        if (topic.OpenedAt is not null && topic.LateUntil <= call.Now)
        {
            return Reply.Refuse($"第{topic.WeekNumber}周《{topic.Title}》{clock.Moment(topic.LateUntil)} 已经自己结束，不再收回复和提醒，不用关闭，没有改动。");
        }

        var (answered, unanswered) = await end.CountAsync(topic, cancellationToken);

        return call.IsConfirmed
            ? end.Close(topic, answered, unanswered, call.Caller.UserId, call.Now)
            : Reply.AskFirst(Announce(topic, answered, unanswered), "关闭", $"#{topic.Id}");
    }

    private static string Announce(Topic topic, int answered, int unanswered) => (topic.OpenedAt, answered) switch
    {
        (null, _) => $"还没有关闭。第{topic.WeekNumber}周《{topic.Title}》还没开放，关闭后不会再开放，也不发卡片。",
        (_, 0) => $"还没有关闭。第{topic.WeekNumber}周《{topic.Title}》还没有人答复，关闭后不再收回复和提醒，也不计入统计和 我的（{unanswered} 人未报）。",
        _ => $"还没有关闭。第{topic.WeekNumber}周《{topic.Title}》关闭后不再收回复和提醒；已有的 {answered} 人答复保留，{unanswered} 人仍是未报，照常计入完成率。",
    };
}
