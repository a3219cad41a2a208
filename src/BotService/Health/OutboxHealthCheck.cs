using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BotService.Health;

/// <summary>What is owed leaves; messages left to a person are named, without calling the whole service unready.</summary>
internal sealed class OutboxHealthCheck(TimedStoreReader store, IEnumerable<IChannel> channels, ConfiguredChannels configured, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(30);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            var told = ToldElsewhere();
            var forGroups = channels.Where(channel => channel.IsForGroups).Select(channel => channel.Name).ToList();
            var (oldest, oldestForGroups, dead) = await store.AskAsync((db, token) => LookAsync(db, time.GetUtcNow(), told, forGroups, token), cancellationToken);
            var since = time.GetUtcNow() - LongestWait;

            if (oldest < since)
            {
                return HealthCheckResult.Unhealthy($"a message has been waiting since {oldest:O}");
            }

            // Beside the messages to people: no node answers callbacks better without it.
            if (oldestForGroups < since)
            {
                return HealthCheckResult.Degraded($"a message to a group robot has been waiting since {oldestForGroups:O}");
            }

            return dead == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"{dead} messages could not be sent and are left to a person");
        }
        catch (Exception exception) when (StoreTrouble.IsOutage(exception))
        {
            return HealthCheckResult.Unhealthy("unknown while the store does not answer");
        }
    }

    /// <summary>Channels that stand in for another and are closed: a part of their own tells of them, and the other goes on without them.</summary>
    private List<string> ToldElsewhere() => configured.AnyReachesEverybody ? [.. channels.Where(channel => channel is { IsStandIn: true, IsOpen: false }).Select(channel => channel.Name)] : [];

    private static async Task<(DateTimeOffset? Oldest, DateTimeOffset? OldestForGroups, int Dead)> LookAsync(
        BotDbContext db, DateTimeOffset now, List<string> toldElsewhere, List<string> forGroups, CancellationToken cancellationToken)
    {
        var waiting = db.Outbox.Where(m => m.State == OutboxState.Waiting);
        var toPeople = waiting.Where(m => !toldElsewhere.Contains(m.Channel) && !forGroups.Contains(m.Channel));
        var toGroups = waiting.Where(m => forGroups.Contains(m.Channel));
        return (await toPeople.OldestWaitAsync(now, cancellationToken), await toGroups.OldestWaitAsync(now, cancellationToken), await db.Outbox.CountAsync(m => m.State == OutboxState.Dead, cancellationToken));
    }
}
