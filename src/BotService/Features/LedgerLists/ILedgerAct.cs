using BotService.Ledgers;
using BotService.Messaging;

namespace BotService.Features.LedgerLists;

/// <summary>What some verbs do. Who may say them was looked at before.</summary>
internal interface ILedgerAct
{
    IReadOnlyList<LedgerVerb> Verbs { get; }

    ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken);
}
