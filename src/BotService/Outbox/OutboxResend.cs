using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Outbox;

/// <summary>A person decided that a message which could not be sent shall be tried again: its bytes stay, its patience begins anew.</summary>
internal sealed class OutboxResend(BotDbContext db, TimeProvider time)
{
    /// <summary>Returns how many messages wait again. One that may have arrived is only taken when the person accepts that some get it twice.</summary>
    public Task<int> RunAsync(bool evenIfArrived, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return db.Outbox
            .Where(m => m.State == OutboxState.Dead && (evenIfArrived || !m.MayHaveArrived))
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, OutboxState.Waiting).SetProperty(m => m.NextAttemptAt, now).SetProperty(m => m.Attempts, 0)
                    .SetProperty(m => m.FirstSentAt, (DateTimeOffset?)null).SetProperty(m => m.MayHaveArrived, false).SetProperty(m => m.DoneAt, (DateTimeOffset?)null),
                cancellationToken);
    }
}
