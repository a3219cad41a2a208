namespace BotService.Simulator;

/// <summary>The service's own clock, as far as the page may turn it. Without one the page shows no clock.</summary>
public interface ISimulatedClock
{
    /// <summary>In the organisation's zone.</summary>
    DateTimeOffset Now { get; }

    /// <summary>When the next message will go out by itself; null when none is planned.</summary>
    Task<DateTimeOffset?> NextReminderAsync(CancellationToken cancellationToken);

    /// <summary>Moves forward and returns when everything that falls due on the way is done.</summary>
    Task MoveToAsync(DateTimeOffset instant, CancellationToken cancellationToken);
}
