using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Topics.Chasing;

/// <summary>A liaison takes care in person: until the topic is due the bot leaves the group alone, and admins see that somebody does.</summary>
[ChatCommand("我来跟进", "我跟进", "我来负责", Usage = "我来跟进 [第N周]", Summary = "本组由您当面跟进，截止前不再自动提醒；我来跟进 结束", Audience = Audience.Liaison, Glued = true)]
internal sealed class HoldCommand(BotDbContext db, OwnGroupTopics topics, HoldEnd end, LocalClock clock) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (HoldEnd.IsMeant(call.Rest, out var which))
        {
            return await end.RunAsync(call, which, cancellationToken);
        }

        var (topic, instead) = await topics.PickAsync(call, TopicReference.Take(call.Rest, clock), "我来跟进", cancellationToken);

        if (topic is null)
        {
            return instead!;
        }

        if (topic.DueAt <= call.Now)
        {
            return Reply.Refuse($"第{topic.WeekNumber}周《{topic.Title}》已过截止时间，不会再自动提醒，直接联系即可。");
        }

        if (await db.Holds.FindAsync([topic.Id, call.Member.GroupId], cancellationToken) is { } held)
        {
            return Reply.Refuse($"本组第{topic.WeekNumber}周已有人跟进（{clock.Moment(held.At)} 起），截止前不会自动提醒。");
        }

        db.Holds.Add(new Hold { TopicId = topic.Id, GroupId = call.Member.GroupId, ByMemberId = call.Member.Id, At = call.Now });
        db.Audit(call.Now, call.Caller.UserId, "hold", FormattableString.Invariant($"topic {topic.Id} group {call.Member.GroupId}"));
        return Reply.Say(
            $"好，第{topic.WeekNumber}周《{topic.Title}》由您跟进：{clock.Moment(topic.DueAt)} 截止前不再自动提醒本组，也不再给您发汇总。",
            "截止汇总会照常发给您，管理员会看到本组“有人跟进”。看名单发 未报，代记发 代录 姓名 已学 原因；恢复自动提醒发 我来跟进 结束");
    }
}
