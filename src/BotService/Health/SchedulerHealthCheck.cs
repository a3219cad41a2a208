using BotService.Jobs;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BotService.Health;

/// <summary>Somebody ticks: reminders that fall due will go out.</summary>
internal sealed class SchedulerHealthCheck(TimedStoreReader store, ClockTrust trust, LocalClock clock, IConfiguration configuration) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        if (configuration.GetSection(JobsOptions.Section).Get<JobsOptions>() is { Enabled: false })
        {
            return HealthCheckResult.Healthy("scheduled work runs on another node");
        }

        try
        {
            var marks = await store.AskAsync(
                (db, token) => db.Marks.Where(m => m.Name == ServiceMark.LastTick || m.Name == ServiceMark.Planned).ToDictionaryAsync(m => m.Name, m => m.At, token), cancellationToken);
            return Judge(marks, clock.UtcNow);
        }
        catch (Exception exception) when (StoreTrouble.IsOutage(exception))
        {
            return HealthCheckResult.Unhealthy("unknown while the store does not answer");
        }
    }

    private HealthCheckResult Judge(Dictionary<string, DateTimeOffset> marks, DateTimeOffset now)
    {
        if (trust.JumpedAhead is not null)
        {
            return HealthCheckResult.Unhealthy(
                FormattableString.Invariant($"the clock jumped ahead to {clock.Stamp():yyyy-MM-dd HH:mm}; nothing is planned until that has lasted {ClockTrust.Lasts.TotalMinutes:0} minutes"));
        }

        if (marks.FirstOrDefault(mark => mark.Value > now + FutureMarks.Tolerance) is { Key: { } name, Value: var at })
        {
            return HealthCheckResult.Unhealthy(FormattableString.Invariant($"the mark {name} lies in the future ({clock.Stamp(at):yyyy-MM-dd HH:mm}): the clock was wrong, or is now"));
        }

        return marks.TryGetValue(ServiceMark.LastTick, out var last) && last > now - Standstill.Threshold
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"the last tick was at {(marks.ContainsKey(ServiceMark.LastTick) ? last : (DateTimeOffset?)null):O}");
    }
}
