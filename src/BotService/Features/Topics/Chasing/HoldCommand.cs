using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Topics.Chasing;

/// <summary>A liaison takes care in person: until the topic is due the bot leaves the group alone, and admins see that somebody does.</summary>
[ChatCommand(
    "我来跟进", "我跟进", "我来负责", Usage = "我来跟进 [第N周]", Summary = "本组由您当面跟进，截止前不再自动提醒；我来跟进 结束", Audience = Audience.Liaison, Glued = true,
    Act = "hold", ActBack = "要恢复自动提醒请发：我来跟进 结束")]
internal sealed partial class HoldCommand(BotDbContext db, OwnGroupTopics topics, HoldEnd end, LocalClock clock) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (HoldEnd.IsMeant(call.Rest, out var which))
        {
            return await end.RunAsync(call, which, cancellationToken);
        }

        var reference = TopicReference.Take(call.Rest, clock);
        var (topic, instead) = await topics.PickAsync(call, reference, "我来跟进", cancellationToken);

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

        if (!call.IsConfirmed && !OfTheGroup().IsMatch(CommandText.Normalise(reference.Rest)))
        {
            return Reply.AskFirst(
                $"跟进只能是整组的：第{topic.WeekNumber}周《{topic.Title}》截止前不再自动提醒本组任何人。某一个人不想被提醒，由本人发 免打扰。要由您跟进整组吗？先没有改。",
                "我来跟进",
                $"#{topic.Id}");
        }

        db.Holds.Add(new Hold { TopicId = topic.Id, GroupId = call.Member.GroupId, ByMemberId = call.Member.Id, At = call.Now });
        db.Audit(call.Now, call.Caller.UserId, "hold", FormattableString.Invariant($"topic {topic.Id} group {call.Member.GroupId}"));
        return Reply.Say(
            $"好，第{topic.WeekNumber}周《{topic.Title}》由您跟进：{clock.Moment(topic.DueAt)} 截止前不再自动提醒本组，也不再给您发汇总。",
            "截止汇总会照常发给您，管理员会看到本组“有人跟进”。看名单发 未报，代记发 代录 姓名 已学 原因；恢复自动提醒发 我来跟进 结束");
    }

    /// <summary>Behind the word, what names nobody: 别催了, 我来跟进没学的.</summary>
    [GeneratedRegex("^(我|我们|咱们?|本组|组|全组|大家|他们|她们|剩下|其余|没学|没报|没回|没答|未报|未学|还没|还|的|人|同志|主题|这个|再|去|来|进|催|说|讲|跟|一下|下|一声|了|啦|吧|哈|啊|呀|嘛|就行|就好|好了|谢谢)*$", RegexOptions.NonBacktracking)]
    private static partial Regex OfTheGroup();
}
