using BotService.Commands;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.Leaves;

/// <summary>No to a leave; a word of explanation goes with it.</summary>
[ChatCommand(
    "不准", "不准假", "不同意请假", Usage = "不准 姓名 [说明]", Summary = "不答应请假，说明会转给本人", Audience = Audience.Liaison | Audience.Admin, Glued = true,
    Act = "leave", ActBack = "答复过的请假收不回，不去了由本人发 取消请假")]
[Help(Heading = AskLeaveCommand.Word)]
internal sealed class RefuseLeaveCommand(LeaveDecision decision, LeaveRequests requests) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken) =>
        await requests.ForColleagueAsync(call, isAgreed: false, cancellationToken) is { } colleague
            ? await colleague.AnswerAsync(call, isAgreed: false, cancellationToken)
            : await decision.DecideAsync(call, LeaveState.Refused, cancellationToken);
}
