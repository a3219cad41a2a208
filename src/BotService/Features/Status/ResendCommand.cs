using System.Globalization;
using System.Text;
using BotService.Commands;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;

namespace BotService.Features.Status;

/// <summary>Sends again what could not be sent and was left to a person; what may have arrived only when the admin says so twice.</summary>
[ChatCommand("重发", "重新发送", Usage = "重发 [编号/全部]", Summary = "再发没能发出去的消息", Audience = Audience.Admin)]
internal sealed class ResendCommand(BotDbContext db, OwedMessages owed, OutboxResend resend) : IChatCommand
{
    private const string Everything = "全部";
    private const string Confirmed = "确认";

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Rest.Length == 0)
        {
            var dead = await owed.DeadLinesAsync(OwedMessages.MostInOneAnswer, cancellationToken);
            return Reply.Say(dead.Count == 0 ? ["没有发不出的消息。"] : dead);
        }

        var words = call.Rest.Normalize(NormalizationForm.FormKC).Replace(" ", string.Empty, StringComparison.Ordinal);

        if (words == Everything)
        {
            db.Audit(call.Now, call.Caller.UserId, "resend", "all");
            return Said(await resend.RunAsync(id: null, evenIfArrived: false, cancellationToken));
        }

        var confirmed = words.EndsWith(Confirmed, StringComparison.Ordinal);
        var number = (confirmed ? words[..^Confirmed.Length] : words).TrimStart('#', '编', '号');

        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return Reply.Refuse("请写编号或 全部，例如：重发 12，或 重发 全部。编号在 状态 里。");
        }

        db.Audit(call.Now, call.Caller.UserId, "resend", string.Create(CultureInfo.InvariantCulture, $"message {id}"), confirmed ? "although it may have arrived" : null);
        return Said(await resend.RunAsync(id, confirmed, cancellationToken), id);
    }

    private static Reply Said(ResendResult result) => result switch
    {
        { Again: 0, InDoubt: 0, TooLate: 0 } => Reply.Say("没有发不出的消息，不用重发。"),
        { InDoubt: 0, TooLate: 0 } => Reply.Say($"已重发 {result.Again} 条，结果请稍后看 状态。"),
        _ => Reply.Say([$"已重发 {result.Again} 条。", .. Left(result)]),
    };

    private static IEnumerable<string> Left(ResendResult result)
    {
        if (result.InDoubt > 0)
        {
            yield return $"{result.InDoubt} 条可能已经送到，为免有人收两遍没有重发；确定没收到的，请逐条发：重发 编号 确认";
        }

        if (result.TooLate > 0)
        {
            yield return $"{result.TooLate} 条已过时，发了也没有用，没有重发。";
        }
    }

    private static Reply Said(ResendResult result, long id) => result switch
    {
        { Again: 1 } => Reply.Say($"已重发 {id} 号，结果请稍后看 状态。"),
        { InDoubt: 1 } => Reply.Refuse($"{id} 号可能已经送到，再发一次有人会收两遍，所以还没有发。问过确实没收到，请发：重发 {id} {Confirmed}"),
        { TooLate: 1 } => Reply.Refuse($"{id} 号已过时，发了也没有用，没有重发。"),
        _ => Reply.Refuse($"没有 {id} 号发不出的消息，可能已经重发过。发 状态 看还有哪些。"),
    };
}
