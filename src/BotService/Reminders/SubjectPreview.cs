using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Reminders;

/// <summary>Counts whom a subject would reach by having its source write it; the caller takes the transaction back.</summary>
internal sealed class SubjectPreview(BotDbContext db)
{
    public async Task<int> CountAsync(IReminderSubject subject, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await subject.Source.WriteAsync(subject, at, cancellationToken);
        await db.LeaveOutWhatIsOwedAsync(cancellationToken);
        var people = db.ChangeTracker.Entries<OutboxMessage>().Where(entry => entry.State is EntityState.Added)
            .SelectMany(entry => entry.Entity.People).Select(UserKey.Of).ToHashSet();

        // What it took from people's weeks counts for what comes later.
        await db.SaveChangesAsync(cancellationToken);
        return people.Count;
    }
}
