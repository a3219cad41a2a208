namespace BotService.Ledgers;

/// <summary>Tells from a feature's records how far a prescribed action was done. Whoever implements it is found by itself.</summary>
internal interface IPrescribedCheck
{
    /// <summary>What the records of the day and before tell of a row.</summary>
    /// <param name="words">Of the check as it was read: gathering, 动员会. They are in one of the forms that the class states.</param>
    ValueTask<PrescribedCount> CountAsync(IReadOnlyList<string> words, DateOnly day, CancellationToken cancellationToken);
}

/// <summary>How far a prescribed action was done; without anything to count it was not.</summary>
internal sealed record PrescribedCount(int Done, int Of)
{
    /// <summary>How it is said of what is counted in days: 已 4 天（党组）.</summary>
    public string? InDays { get; init; }
}
