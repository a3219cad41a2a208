using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Outbox;

/// <summary>Retries that a clock which was ahead has put off further than any retry waits: they are due now, not when the clock has caught up.</summary>
internal sealed class SetBackSends(IServiceScopeFactory scopes, StoreWriter store, TimeProvider time, ClockTrust trust, IOptions<OutboxOptions> options)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    private int _seen;

    /// <summary>Asked before a round, while nothing of this process is under way.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        var setBacks = trust.SetBacks;
        var wasSetBack = setBacks != _seen;
        var now = time.GetUtcNow();
        var longest = now + (wasSetBack ? Tolerance : Tolerance + options.Value.Lease + (options.Value.LongestWait * 1.25));
        var ahead = now + Tolerance;

        if (await FindAsync(now, longest, ahead, cancellationToken))
        {
            await store.RunAsync((_, db, token) => MoveAsync(db, now, longest, ahead, token), cancellationToken);
        }

        _seen = setBacks;
    }

    private async Task<bool> FindAsync(DateTimeOffset now, DateTimeOffset longest, DateTimeOffset ahead, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Held(scope.ServiceProvider.GetRequiredService<BotDbContext>(), now, longest, ahead).AnyAsync(cancellationToken);
    }

    private static async ValueTask<bool> MoveAsync(BotDbContext db, DateTimeOffset now, DateTimeOffset longest, DateTimeOffset ahead, CancellationToken cancellationToken)
    {
        await Held(db, now, longest, ahead).ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAttemptAt, now), cancellationToken);
        return true;
    }

    /// <summary>Queued at an instant that lies in the future again, or tried and put off further than any retry waits.</summary>
    private static IQueryable<OutboxMessage> Held(BotDbContext db, DateTimeOffset now, DateTimeOffset longest, DateTimeOffset ahead) =>
        db.Outbox.Where(m => m.State == OutboxState.Waiting && m.NextAttemptAt > now && (m.CreatedAt > ahead || (m.Attempts > 0 && m.NextAttemptAt > longest)));
}
