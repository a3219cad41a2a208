using BotService.Messaging;

namespace BotService.Reminders;

/// <summary>What single people are to read on the card that opens a week, so that it needs no push of its own. Nothing is changed by reading it.</summary>
internal interface IOpeningNotes
{
    /// <summary>Lines by the person's key. Asked once for each message of the opening, in the transaction of the tick.</summary>
    ValueTask<IReadOnlyDictionary<string, CardFact>> OfWeekAsync(int weekKey, CancellationToken cancellationToken);
}
