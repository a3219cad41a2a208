using BotService.Commands;
using BotService.Messaging;
using BotService.Time;

namespace BotService.Features.Topics;

/// <summary>Plans a topic from the chat for the week in which it falls due; when that week has begun it can be answered at once, and the next tick sends the card.</summary>
[ChatCommand(
    "发布", "发布主题", Usage = "发布 标题 截止 [链接]", Summary = "发布截止日那一周的主题；可加 对象:支部、青年", Audience = Audience.Admin, Glued = true, KeepsWords = true,
    Act = "publish", ActBack = "要收回主题请发 作废，写明第几周")]
[Help(FirstFor = Audience.Admin, Order = 3)]
internal sealed class PublishCommand(TopicPublication publication, StudyTimes times, LocalClock clock) : IChatCommand
{
    private const string Example = "例如：发布 高质量发展 周五18:00 https://…";

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (draft, problem) = TopicDraft.Read(call.Rest, clock, times);

        if (draft is null)
        {
            return Reply.Refuse($"{problem}{Example}");
        }

        var due = clock.ToInstant(draft.Due);
        var topic = new PlannedTopic(draft.Week, draft.Title, draft.Link, draft.Audience, publication.OpensAt(draft.Week, due, call.Now), due, publication.LateUntil(due));

        if (publication.WhyNot(topic) is { } reason)
        {
            return Reply.Refuse($"{reason}{Example}");
        }

        if (await publication.CompetingAsync(topic, cancellationToken) is { } competing)
        {
            return Reply.Refuse($"{publication.CompetingText(competing)}要改时间发：{competing.PutOffExample(clock)}；不要它了发：关闭 第{topic.Week.Number}周");
        }

        return call.IsConfirmed
            ? await publication.OpenAsync(topic, call.Caller, call.Now, cancellationToken)
            : Reply.AskFirst(await publication.AnnounceAsync(topic, cancellationToken), "发布", call.Rest, sends: true);
    }
}
