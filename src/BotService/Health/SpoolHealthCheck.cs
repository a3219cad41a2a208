using BotService.Inbox;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BotService.Health;

/// <summary>Messages can be kept while the store is away; some waiting is what it is for, no room is the alarm.</summary>
internal sealed class SpoolHealthCheck(MessageSpool spool) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) => Task.FromResult(Judge());

    private HealthCheckResult Judge()
    {
        if (spool.Trouble is { } trouble)
        {
            return HealthCheckResult.Unhealthy($"the spool cannot be written ({trouble})");
        }

        var waiting = $"{spool.Count} messages wait for the store";

        if (spool.Fill >= MessageSpool.Alarm)
        {
            return HealthCheckResult.Unhealthy($"{(int)(spool.Fill * 100)} % full, {waiting}");
        }

        return spool.AsideCount is > 0 and var left
            ? HealthCheckResult.Degraded($"{left} messages could not be processed and are left to a person (docs/failures.md); {waiting}")
            : HealthCheckResult.Healthy(spool.Count == 0 ? null : waiting);
    }
}
