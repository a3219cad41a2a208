namespace BotService.Store;

/// <summary>Opens a topic: everybody who owes it now gets a row, and nobody joins or leaves those rows later.</summary>
internal interface IRosterFreeze
{
    Task OpenAsync(Topic topic, DateTimeOffset now, CancellationToken cancellationToken);
}
