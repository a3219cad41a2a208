using BotService.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BotService.Health;

/// <summary>A service without people tells everybody that they are not on the roster: outside Development that is a wrong store, or one not filled yet.</summary>
internal sealed class RosterHealthCheck(TimedStoreReader store, IHostEnvironment environment) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            if (environment.IsDevelopment() || await store.AskAsync((db, token) => db.Members.AnyAsync(token), cancellationToken))
            {
                return HealthCheckResult.Healthy();
            }

            return HealthCheckResult.Unhealthy("the roster is empty: import people, or look whether this is the right store");
        }
        catch (Exception exception) when (StoreTrouble.IsOutage(exception))
        {
            return HealthCheckResult.Unhealthy("unknown while the store does not answer");
        }
    }
}
