using BotService.Messaging;
using Microsoft.EntityFrameworkCore;

namespace BotService.Store;

/// <summary>Who can be written to. Features that keep something of it (<see cref="IReachRecords"/>) are told.</summary>
internal sealed class Reachability(BotDbContext db, IEnumerable<IReachRecords> records)
{
    /// <summary>People whom the far side does not know.</summary>
    public async ValueTask NoteUnreachableAsync(IReadOnlyList<string> userKeys, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (userKeys.Count == 0)
        {
            return;
        }

        var members = await db.Members.Where(m => userKeys.Contains(m.UserKey)).ToListAsync(cancellationToken);
        var ids = members.ConvertAll(m => m.Id);
        members.ForEach(m => m.UnreachableSince ??= now);

        foreach (var record in records)
        {
            await record.LostAsync(ids, now, cancellationToken);
        }
    }

    /// <summary>Somebody whom the far side takes a message for again is within its range again.</summary>
    public async ValueTask NoteReachedAsync(string recipients, IReadOnlyList<string> unknown, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Most often nobody is lost, and where everybody gets an own message many may be.
        var people = OutboxMessage.PeopleIn(recipients);
        var only = people is [var alone] ? UserKey.Of(alone) : null;
        var lost = await db.Members.Where(m => m.UnreachableSince != null && (only == null || m.UserKey == only)).ToListAsync(cancellationToken);

        if (lost.Count == 0)
        {
            return;
        }

        var reached = people.Select(UserKey.Of).Except(unknown).ToHashSet();

        foreach (var member in lost.Where(m => reached.Contains(m.UserKey)))
        {
            await WelcomeBackAsync(member, now, cancellationToken);
        }
    }

    /// <summary>Somebody who writes can be reached.</summary>
    public async ValueTask WelcomeBackAsync(Member? member, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (member?.UnreachableSince is null)
        {
            return;
        }

        db.Attach(member).Entity.UnreachableSince = null;

        foreach (var record in records)
        {
            await record.FoundAsync(member.Id, now, cancellationToken);
        }

        // What the person wrote is answered from the store, in which all this is to be found as it is now.
        await db.SaveChangesAsync(cancellationToken);
    }
}
