namespace BotService.Hosting;

/// <summary>The instant from which the service may speak to anybody.</summary>
internal static class ServiceStart
{
    /// <summary>Waits until every part has started: a start that is refused has told nobody anything, and the demo's far side is this very process.</summary>
    public static async Task ListeningAsync(this IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }
}
