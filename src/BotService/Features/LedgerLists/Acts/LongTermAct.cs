using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>What no time limit can solve: neither done nor late, looked at again on a day.</summary>
internal sealed class LongTermAct(LedgerBook book, LedgerDays days, LedgerWording wording, LedgerMessages notices) : ILedgerAct
{
    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Stand];

    /// <summary>When it is looked at again, from the day on which it was looked at.</summary>
    public static DateOnly NextReview(LedgerDays days, LedgerKind kind, DateOnly day) => days.After(day, kind.Review.Days > 0 ? kind.Review : new LedgerTerm(90, false))!.Value;

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var said = wording.TakeDueDay(one.Words, out var reason);

        if (wording.TooFar(said, one.Words) is { } far)
        {
            return far;
        }

        if (said is null)
        {
            reason = one.Words;
        }

        if (reason.Length < 2)
        {
            var known = said is { } on ? $"{one.Name} 长期 {on.Year}年{LedgerDays.Long(on)}" : null;
            return one.AskFor($"请写原因，例如：{one.Name} 长期 需要逐年安排经费", "原因", known);
        }

        if (said <= days.Today)
        {
            return Reply.Refuse($"复查日{LedgerDays.Long(said.Value)}要在今天以后，没有记下");
        }

        var review = said ?? NextReview(days, one.Kind, days.Today);
        var fallen = one.Item.AskedDueOn is { } asked ? $"申请的延期（到 {LedgerDays.Long(asked)}）不再等答复。" : string.Empty;
        one.Item.ReviewOn = review;
        book.Append(one.Item, new LedgerStep(LedgerVerb.Stand, LedgerState.Standing, one.Viewer) { Text = LedgerWording.Clip(reason) });
        await notices.TellAsync(one.Item.OwnerId == one.Viewer.MemberId ? null : one.Item.OwnerId, $"{one.Name} {one.Item.Title}：转为长期，{LedgerDays.Long(review)}复查", cancellationToken);
        return Reply.Say($"{one.Name} 转为长期，{LedgerDays.Long(review)}复查。不算完成，也不算逾期。{fallen}");
    }
}
