namespace BotService.Reminders;

/// <summary>What a feature does in the store once a day.</summary>
internal interface IDailyWork
{
    /// <summary>Under which it is remembered, at most 20 letters.</summary>
    string Name { get; }

    /// <summary>A cheap question that spares a store with nothing to do the transaction.</summary>
    ValueTask<bool> HasWorkAsync(CancellationToken cancellationToken);

    /// <summary>Runs in a transaction of its own.</summary>
    ValueTask RunAsync(CancellationToken cancellationToken);
}
