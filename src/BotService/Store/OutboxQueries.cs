using Microsoft.EntityFrameworkCore;

namespace BotService.Store;

/// <summary>Questions about owed messages that several capabilities ask in the same words.</summary>
internal static class OutboxQueries
{
    /// <summary>Since when the oldest of these waiting messages could have left; null when none waits. What is owed for a later day waits for nothing but that day.</summary>
    public static async Task<DateTimeOffset?> OldestWaitAsync(this IQueryable<OutboxMessage> waiting, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset?[] since =
        [
            await waiting.Where(m => m.Attempts == 0 && m.NextAttemptAt <= now).MinAsync(m => (DateTimeOffset?)m.NextAttemptAt, cancellationToken),
            await waiting.Where(m => m.Attempts > 0 && m.FirstSentAt == null).MinAsync(m => (DateTimeOffset?)m.CreatedAt, cancellationToken),
            await waiting.Where(m => m.Attempts > 0).MinAsync(m => m.FirstSentAt, cancellationToken),
        ];
        return since.Min();
    }
}
