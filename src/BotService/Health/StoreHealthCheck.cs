using BotService.Inbox;
using BotService.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace BotService.Health;

/// <summary>The store has its schema and takes a writer in time.</summary>
internal sealed class StoreHealthCheck(StoreWriter store, StoreReadiness readiness, IOptions<SpoolOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        if (!readiness.IsReady)
        {
            return HealthCheckResult.Unhealthy("the store has not answered since the start");
        }

        if (readiness.Refusal is { } refusal)
        {
            return HealthCheckResult.Unhealthy($"the store takes no changes ({refusal})");
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Value.StorePatience);

        try
        {
            await Task.Run(() => TouchAsync(patience.Token), CancellationToken.None).WaitAsync(patience.Token);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is OperationCanceledException || StoreTrouble.IsOutage(exception))
        {
            return HealthCheckResult.Unhealthy($"the store does not answer ({exception.GetType().Name})");
        }
    }

    /// <summary>Opens a transaction as every writer does and changes nothing, so that nothing goes to the disk.</summary>
    private async Task TouchAsync(CancellationToken cancellationToken) =>
        await store.RunAsync(async (_, db, token) => await db.Marks.AsNoTracking().AnyAsync(token), cancellationToken);
}
