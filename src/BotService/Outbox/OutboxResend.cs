using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Outbox;

/// <summary>A person decided that messages which could not be sent shall be tried again; their age and patience begin anew.</summary>
internal sealed class OutboxResend(BotDbContext db, LimitsByChannel limits, TimeProvider time, IOptions<OutboxOptions> options)
{
    /// <summary>Far more than a person looks at; the rest is taken by saying it again.</summary>
    public const int MostAtOnce = 500;

    /// <summary>All that are left to a person, or one of them.</summary>
    /// <param name="evenIfArrived">The person accepts that some may get it twice.</param>
    public async Task<ResendResult> RunAsync(long? id, bool evenIfArrived, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (taken, result) = await SortAsync(db.Outbox, id, evenIfArrived, now, cancellationToken);
        taken.ForEach(message => Requeue(message, now));
        return result;
    }

    /// <summary>What <see cref="RunAsync"/> would come to, and for how many people, each counted once a message; nothing is changed.</summary>
    public async Task<(ResendResult Result, int People)> LookAsync(long? id, bool evenIfArrived, CancellationToken cancellationToken)
    {
        var (taken, result) = await SortAsync(db.Outbox.AsNoTracking(), id, evenIfArrived, time.GetUtcNow(), cancellationToken);
        return (result, taken.Sum(m => m.People.Count));
    }

    private static async Task<(List<OutboxMessage> Taken, ResendResult Result)> SortAsync(
        IQueryable<OutboxMessage> all, long? id, bool evenIfArrived, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var dead = await all.Where(m => m.State == OutboxState.Dead && (id == null || m.Id == id)).OrderBy(m => m.Id).Take(MostAtOnce).ToListAsync(cancellationToken);
        var useful = dead.FindAll(m => m.UselessFrom is null || m.UselessFrom > now);
        var taken = useful.FindAll(m => evenIfArrived || !m.MayHaveArrived);
        return (taken, new ResendResult(taken.Count, useful.Count - taken.Count, dead.Count - useful.Count));
    }

    private void Requeue(OutboxMessage message, DateTimeOffset now)
    {
        // Identical bytes help only while the far side weeds out repeats; later a file among them would have expired.
        if (!message.MayHaveArrived || options.Value.SafeFor(limits.Of(message.Channel)) is not { } safe || now - message.FirstSentAt > safe)
        {
            message.Payload = null;
        }

        message.State = OutboxState.Waiting;
        message.CreatedAt = now;
        message.NextAttemptAt = now;
        message.Attempts = 0;
        message.FirstSentAt = null;
        message.MayHaveArrived = false;
        message.DoneAt = null;
    }
}

/// <summary>How many wait again, how many were left because they may have arrived, and how many because they help nobody any more.</summary>
internal sealed record ResendResult(int Again, int InDoubt, int TooLate);
