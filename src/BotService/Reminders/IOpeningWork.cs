namespace BotService.Reminders;

/// <summary>What a feature settles in the store before the card that opens a week is written, so that the notes on it are only read.</summary>
internal interface IOpeningWork
{
    /// <summary>Called once in a tick for each week that is opened, in the transaction of the tick, before <see cref="IOpeningNotes"/> are asked.</summary>
    ValueTask SettleAsync(int weekKey, CancellationToken cancellationToken);
}
