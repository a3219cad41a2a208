using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Binding;

/// <summary>In the app: a code for oneself, to be said to the bot. The bot itself takes the code before anything is understood.</summary>
[ChatCommand("绑定", "绑定机器人", Usage = "绑定 [码]", Summary = "要一个绑定码，让机器人认得您", Audience = Audience.Everyone)]
internal sealed class BindCommand(BotDbContext db, BindCodes codes, IEnumerable<IChannel> channels) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var key = UserKey.Of(call.Caller.UserId);

        if (channels.All(channel => !channel.IsStandIn))
        {
            return Reply.Refuse("这里没有连接智能机器人，不用绑定。");
        }

        if (await db.Addresses.AnyAsync(a => a.Channel == call.Message.Channel && a.UserKey == key, cancellationToken))
        {
            return Reply.Refuse("这里已经认得您，不用绑定。");
        }

        if (call.Rest.Length > 0)
        {
            return Reply.Refuse("请把这句话发给机器人，不是发到这里。要一个新的绑定码请发：绑定");
        }

        // What waited in the spool is answered by a push, and a code in a push would outlive its minutes.
        if (call.Message.ReceivedAt is not null)
        {
            return Reply.Refuse("刚才系统在维修，没能给您绑定码。请再发一次：绑定");
        }

        await codes.AddAsync(db, key, codes.CodeFor(call.Message.Key), call.Now, cancellationToken);
        return Reply.Say($"请在 {BindCodes.GoodForMinutes} 分钟内单独发给机器人：", $"绑定 {BindCodes.Placeholder}", "只能用一次，不要转发。");
    }
}
