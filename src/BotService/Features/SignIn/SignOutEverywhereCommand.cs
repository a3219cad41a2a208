using BotService.Commands;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.SignIn;

/// <summary>Ends every console session of the sender, for a lost phone or a borrowed computer.</summary>
[ChatCommand("退出所有设备", "退出控制台", Summary = "在所有设备上退出网页版", Audience = Audience.Everyone)]
internal sealed class SignOutEverywhereCommand(BotDbContext db) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var ended = await db.LeaveEverywhereAsync(call.Caller, call.Now, cancellationToken);
        return Reply.Say(ended == 0 ? "您没有在任何设备上登录控制台。" : $"已退出：{ended} 处登录都结束了。要再进请发 控制台");
    }
}
