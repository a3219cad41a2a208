using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Help;

/// <summary>The lines that did not fit into the last answer; what is still too much stays for the next 更多.</summary>
[ChatCommand("更多", "继续", "下一页", Summary = "上一条回复没显示完的部分", Audience = Audience.Everyone, ShowsRest = true)]
internal sealed class MoreCommand(BotDbContext db, LocalClock clock) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var conversation = await db.Conversations.FindAsync([UserKey.Of(call.Caller.UserId)], cancellationToken);

        if (conversation?.Remainder is not { } remainder)
        {
            return Reply.Refuse("没有更多内容了。发 帮助 看能做什么。");
        }

        var isGood = conversation.RemainderRight == call.Caller.Right && clock.UtcNow - conversation.RemainderAt <= Conversation.KeptFor;
        (conversation.Remainder, conversation.RemainderAt, conversation.RemainderRight) = (null, null, null);

        if (!isGood)
        {
            return Reply.Refuse($"没显示完的部分只保留 {Conversation.KeptFor.TotalMinutes:0} 分钟，您的身份变了也不再显示。请把刚才的问题再发一次。");
        }

        return Reply.Say(remainder);
    }
}
