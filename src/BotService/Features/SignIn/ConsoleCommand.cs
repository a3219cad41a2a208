using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.SignIn;

/// <summary>The way into the console: a link for this person alone.</summary>
[ChatCommand("控制台", "网页", "后台", Summary = "网页版的入口：一次性链接，5 分钟内有效", Audience = Audience.Everyone, MenuOrder = 7)]
internal sealed class ConsoleCommand(BotDbContext db, ConsoleAddress address, LinkText links, LocalClock clock) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (!address.IsOn)
        {
            return Reply.Refuse($"控制台还没有开通：请管理员在服务器上设置 {ConsoleAddress.Key}（例如 https://study.example.cn）再重启。");
        }

        // What waited in the spool is answered by a push, and a link in a push would outlive its minutes.
        if (call.Message.ReceivedAt is not null)
        {
            return Reply.Refuse("刚才系统在维修，没能给您链接。请再发一次：控制台");
        }

        if (await db.LinksAgainAtAsync(UserKey.Of(call.Caller.UserId), call.Now, cancellationToken) is { } again)
        {
            return Reply.Refuse($"10 分钟里已经给过您 {LoginLinks.MostInSpan} 个链接。请在 {clock.ToLocal(again.AddSeconds(59)):HH:mm} 以后再发：控制台");
        }

        await db.AddLinkAsync(call.Caller.UserId, links.TokenFor(call.Message.Key), LoginLinks.FromChat, call.Now, cancellationToken);
        return Reply.Say(LinkText.Placeholder, "5 分钟内打开，只能用一次，不要转发。");
    }
}
