using BotService.Commands;
using BotService.Messaging;

namespace BotService.Features.LedgerLists;

/// <summary>确认发出 answers a preview while that waits; said alone it has nothing to send.</summary>
[ChatCommand("确认发出", Summary = "发出刚才预览的消息（10 分钟内，回复 是 也行）", Audience = Audience.Liaison | Audience.Admin)]
[Help(Under = LedgerWords.Overview)]
internal sealed class ConfirmSendingCommand : IChatCommand
{
    public ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Reply.Refuse("没有等您确认发出的消息（预览 10 分钟内有效），没有发出。督办请先发：督办 任14"));
}
