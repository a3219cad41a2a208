using BotService.Commands;
using BotService.Messaging;

namespace BotService.Features.LedgerLists.Importing;

/// <summary>核实导入: draws some of the imported closings for somebody to look at.</summary>
[ChatCommand("核实导入", Summary = "抽查导入前已完成的事项，请别组的人看是否属实", Audience = Audience.Admin)]
[Help(Under = LedgerWords.Overview)]
internal sealed class SampleCommand(ImportSample sample) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken) => await sample.DrawAsync(cancellationToken);
}
