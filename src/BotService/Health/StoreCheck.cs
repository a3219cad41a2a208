using BotService.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BotService.Health;

/// <summary>The store answers.</summary>
internal sealed class StoreCheck(BotDbContext db) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);

        try
        {
            await db.Marks.AsNoTracking().AnyAsync(patience.Token);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is OperationCanceledException || StoreTrouble.IsOutage(exception))
        {
            return HealthCheckResult.Unhealthy($"the store does not answer ({exception.GetType().Name})");
        }
    }
}
