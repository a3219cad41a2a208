namespace BotService.Store.Personal;

/// <summary>What one purge goes by: when it runs, and what the policy keeps.</summary>
/// <param name="StartOf">When a day begins where the organisation is.</param>
internal sealed record RetentionTerms(PolicyOptions Policy, DateTimeOffset Now, DateOnly Today, Func<DateOnly, DateTimeOffset> StartOf)
{
    /// <summary>The first day that is kept of what is kept for so many days.</summary>
    public DateOnly FirstDay(int days) => Today.AddDays(-days);

    /// <summary>When that day begins.</summary>
    public DateTimeOffset Start(int days) => StartOf(FirstDay(days));
}
