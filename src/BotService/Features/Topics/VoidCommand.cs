using BotService.Commands;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.Topics;

/// <summary>Takes back a topic that should not have been: out of all figures and of 我的, within a day of its opening, answers or not.</summary>
[ChatCommand(
    "作废", "撤回发布", "作废主题", Usage = "作废 第N周", Summary = "开放后一天之内收回主题，不计入任何数字；先问再办", Audience = Audience.Admin, Glued = true, BesideNumber = BesideNumber.Refused, BesideNumberWords = "作废",
    Act = "void", ActBack = "要恢复请发 重新开放，写明第几周")]
internal sealed class VoidCommand(TopicPicker topics, TopicEnd end) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var reference = await topics.ReadAsync(call.Rest, call.Now, cancellationToken);
        var (topic, instead) = await topics.PickAsync(reference, "作废", string.Empty, t => t.VoidedAt is null && (t.ClosedAt is null || t.OpenedAt is not null), cancellationToken);

        if (topic is null)
        {
            return instead!;
        }

        if (reference.Rest.Length > 0)
        {
            return Reply.Refuse($"没有改动。要作废请发：作废 第{topic.WeekNumber}周");
        }

        if (end.WhyNotVoid(topic, call.Now) is { } tooLate)
        {
            return Reply.Refuse(tooLate);
        }

        var (answered, _) = await end.CountAsync(topic, cancellationToken);

        return call.IsConfirmed
            ? end.Void(topic, answered, call.Caller.UserId, call.Now)
            : Reply.AskFirst(Announce(topic, answered), "作废", $"#{topic.Id}");
    }

    private static string Announce(Topic topic, int answered) => topic.OpenedAt is null
        ? $"还没有作废。第{topic.WeekNumber}周《{topic.Title}》还没开放，作废后不会再开放，也不发卡片。"
        : $"还没有作废。第{topic.WeekNumber}周《{topic.Title}》作废后不再收回复和提醒，也不计入统计和 我的{(answered > 0 ? $"，已有的 {answered} 人答复也不再计数" : string.Empty)}。";
}
