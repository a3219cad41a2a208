using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>What was done so far; nobody is told. Of what takes long it is the review, once that is due.</summary>
internal sealed class ProgressAct(LedgerBook book, LedgerDays days) : ILedgerAct
{
    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Progress];

    public ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        if (one.Words.Length == 0)
        {
            return ValueTask.FromResult(one.AskFor($"请写一句进展，例如：{one.Name} 进展 初稿已发各科室", "进展"));
        }

        if (one.Words.Length > LedgerWording.LongestText)
        {
            return ValueTask.FromResult(Reply.Refuse($"太长（最多 {LedgerWording.LongestText} 字），没有记下。"));
        }

        book.Append(one.Item, new LedgerStep(LedgerVerb.Progress, one.Item.State, one.Viewer) { Text = one.Words });

        if (one.Item is { State: LedgerState.Standing, ReviewOn: { } review } && review <= days.Today)
        {
            var next = LongTermAct.NextReview(days, one.Kind, days.Today);
            one.Item.ReviewOn = next;
            return ValueTask.FromResult(Reply.Say($"{one.Name} 进展已记，这次复查就算做了，{LedgerDays.Long(next)}再复查。"));
        }

        return ValueTask.FromResult(Reply.Say($"{one.Name} 进展已记。"));
    }
}
