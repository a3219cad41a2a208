using BotService.Commands;
using BotService.Messaging;

namespace BotService.Features.Topics.Chasing;

/// <summary>The word that 催办 used to ask for. While its question waits it is a yes; said alone it has nothing to confirm.</summary>
[ChatCommand("确认催办", "催办确认", Summary = "发出刚才预览的催办（10 分钟内，回复 是 也行）", Audience = Audience.Liaison)]
internal sealed class ConfirmChaseCommand : IChatCommand
{
    public ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Reply.Refuse("没有等您确认的催办（预览 10 分钟内有效），没有发出。请先发：催办"));
}
