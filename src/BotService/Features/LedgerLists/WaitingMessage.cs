using BotService.Store;

namespace BotService.Features.LedgerLists;

/// <summary>A message that waits to be sent to one person, line by line.</summary>
internal sealed record WaitingMessage(OutboxMessage Message, int MemberId, IReadOnlyList<string> Lines);
