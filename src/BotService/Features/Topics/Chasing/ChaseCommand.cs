using BotService.Commands;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Topics.Chasing;

/// <summary>Shows a liaison who of the own group would be reminded now; it leaves only after a yes.</summary>
[ChatCommand(
    "催办", "催一下", "提醒本组", Usage = "催办 [第N周]", Summary = "先看会提醒谁，确认后才发", Audience = Audience.Liaison, Glued = true, BesideNumber = BesideNumber.Refused, BesideNumberWords = "催办",
    Act = "chase", ActBack = "已经发出的提醒收不回")]
[Help(FirstFor = Audience.Liaison, Order = 4)]
internal sealed class ChaseCommand(BotDbContext db, OwnGroupTopics topics, ChasePlan plan, ChaseSending sending, LocalClock clock, IOptions<ReminderOptions> options) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var reference = TopicReference.Take(call.Rest, clock);
        var (topic, instead) = await topics.PickAsync(call, reference, "催办", cancellationToken);
        instead ??= await plan.RefuseNowAsync(topic!, call, cancellationToken);

        if (instead is not null)
        {
            return instead;
        }

        if (call.IsConfirmed)
        {
            return await sending.SendAsync(topic!, call, cancellationToken);
        }

        var taken = await plan.RehearseAsync(topic!, call, cancellationToken);

        if (taken.UserIds.Count == 0)
        {
            return Reply.Refuse($"第{topic!.WeekNumber}周《{topic.Title}》现在没有可以催办的人，没有发出。{Spared(taken)}{Others}");
        }

        var names = await db.Members.Where(m => taken.UserIds.Contains(m.UserId)).OrderBy(m => m.Id).Select(m => m.Name).ToListAsync(cancellationToken);

        var isForOne = await db.Members.AnyAsync(m => m.GroupId == call.Member.GroupId && reference.Rest.Contains(m.Name), cancellationToken);

        return Reply.AskFirst(
            $"""
            还没有发出。{(isForOne ? "催办只能整组，不能只催一个人。" : string.Empty)}第{topic!.WeekNumber}周《{topic.Title}》将提醒本组 {names.Count} 人：{string.Join('、', names)}
            内容：{plan.WordsOf(topic, call)}（已学 / 没学 两个按钮）
            {Spared(taken)}{Others}
            """,
            "催办",
            $"#{topic.Id}",
            sends: true);
    }

    private const string Others = "请假、免打扰和未送达的人不发。";

    private string Spared(NudgeTaken taken) => taken.Spared == 0 ? string.Empty : $"另有 {taken.Spared} 人本周已收到 {options.Value.Budget} 次提醒，不再打扰。";
}
