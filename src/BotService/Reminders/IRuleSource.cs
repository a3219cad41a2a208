using BotService.Time;

namespace BotService.Reminders;

/// <summary>A feature to whose subjects the rules are applied: it opens them and says which there are; the rules say when somebody hears of them.</summary>
internal interface IRuleSource
{
    /// <summary>Opens what opens by the end of the span. Returns in words what is found for the first time to have passed in it without having been open.</summary>
    Task<IReadOnlyList<string>> OpenAsync(TimeWindow span, CancellationToken cancellationToken);

    /// <summary>Planned and open subjects of which somebody can still hear.</summary>
    /// <param name="silence">How long the service may have stood still.</param>
    Task<IReadOnlyList<IRuleSubject>> ReadAsync(DateTimeOffset now, TimeSpan silence, CancellationToken cancellationToken);
}
