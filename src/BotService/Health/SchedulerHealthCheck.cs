using BotService.Jobs;
using BotService.Reminders;
using BotService.Store;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BotService.Health;

/// <summary>Somebody ticks: reminders that fall due will go out.</summary>
internal sealed class SchedulerHealthCheck(TimedStoreReader store, TimeProvider time, IConfiguration configuration) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        if (configuration.GetSection(JobsOptions.Section).Get<JobsOptions>() is { Enabled: false })
        {
            return HealthCheckResult.Healthy("scheduled work runs on another node");
        }

        try
        {
            var last = await store.AskAsync((db, token) => db.MarkedAtAsync(ServiceMark.LastTick, token), cancellationToken);
            return last > time.GetUtcNow() - Standstill.Threshold
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"the last tick was at {last:O}");
        }
        catch (Exception exception) when (StoreTrouble.IsOutage(exception))
        {
            return HealthCheckResult.Unhealthy("unknown while the store does not answer");
        }
    }
}
