using BotService.Outbox;

namespace BotService.Features.Status;

/// <summary>What sending again would do, said before it is done: many people would get a message, or somebody would get it twice.</summary>
internal sealed class ResendPreview(OwedMessages owed, OutboxResend resend)
{
    public async Task<string> OfAllAsync(CancellationToken cancellationToken)
    {
        var (would, people) = await resend.LookAsync(id: null, evenIfArrived: false, cancellationToken);
        var late = would.TooLate == 0 ? string.Empty : $"\n{would.TooLate} 条已过时，发了也没有用，不会重发。";
        return $"还没有发。会重发 {would.Again} 条，共 {people} 人次；可能已经送到的 {would.InDoubt} 条不在里面，请逐条决定。{late}";
    }

    /// <summary>Null where nobody need be asked: it cannot have arrived, is too late for anybody, or is not there.</summary>
    public async Task<string?> OfOneAsync(int number, CancellationToken cancellationToken)
    {
        if (await owed.FindDeadAsync(number, cancellationToken) is not { MayHaveArrived: true } one)
        {
            return null;
        }

        var (would, people) = await resend.LookAsync(one.Id, evenIfArrived: true, cancellationToken);
        return would.Again == 0 ? null : $"还没有发。{one.Id} 号可能已经送到，再发一次 {people} 人里有人会收两遍。问过确实没收到再发。";
    }
}
