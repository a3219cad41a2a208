using BotService.Ledgers;
using BotService.Messaging;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>What was done so far; nobody is told.</summary>
internal sealed class ProgressAct(LedgerBook book) : ILedgerAct
{
    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Progress];

    public ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        if (one.Words.Length == 0)
        {
            return ValueTask.FromResult(Reply.Refuse($"请写一句进展，例如：{one.Name} 进展 初稿已发各科室"));
        }

        if (one.Words.Length > LedgerWording.LongestText)
        {
            return ValueTask.FromResult(Reply.Refuse($"太长（最多 {LedgerWording.LongestText} 字），没有记下。"));
        }

        book.Append(one.Item, new LedgerStep(LedgerVerb.Progress, one.Item.State, one.Viewer) { Text = one.Words });
        return ValueTask.FromResult(Reply.Say($"{one.Name} 进展已记。"));
    }
}
