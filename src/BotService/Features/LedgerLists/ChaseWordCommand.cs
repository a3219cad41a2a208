using BotService.Commands;
using BotService.Messaging;

namespace BotService.Features.LedgerLists;

/// <summary>督办 without an item: which one is meant.</summary>
[ChatCommand("督办", Usage = "督办 编号", Summary = "先看会发给谁，确认后才发一条给责任人", Audience = Audience.Liaison | Audience.Admin)]
[Help(Under = LedgerWords.Overview)]
internal sealed class ChaseWordCommand : IChatCommand
{
    public ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Reply.Refuse("请写明督办哪一件，例如：督办 任14。看逾期的发 任务清单 逾期"));
}
