using BotService.Commands;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.Leaves;

/// <summary>Yes to a leave.</summary>
[ChatCommand(
    "准假", "批假", "同意请假", Usage = "准假 姓名", Summary = "答应请假，期内到期的主题记为请假", Audience = Audience.Liaison | Audience.Admin, Glued = true,
    Act = "leave", ActBack = "答复过的请假收不回，不去了由本人发 取消请假")]
[Help(Heading = AskLeaveCommand.Word)]
internal sealed class GrantLeaveCommand(LeaveDecision decision, LeaveRequests requests) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken) =>
        await requests.ForColleagueAsync(call, isAgreed: true, cancellationToken) is { } colleague
            ? await colleague.AnswerAsync(call, isAgreed: true, cancellationToken)
            : await decision.DecideAsync(call, LeaveState.Granted, cancellationToken);
}
