namespace BotService.Reminders;

/// <summary>What a feature does in the store once a day.</summary>
internal interface IDailyWork
{
    /// <summary>Under which it is remembered, at most 20 letters.</summary>
    string Name { get; }

    /// <summary>Looks at what there is, outside any transaction since it may take long, and says what is to be kept of it; null where there is nothing.</summary>
    ValueTask<object?> LookAsync(CancellationToken cancellationToken);

    /// <summary>Keeps what was found, in a transaction of its own and with that transaction's services: those that looked belong to another scope.</summary>
    ValueTask KeepAsync(object found, CancellationToken cancellationToken);
}
