using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Outbox;

/// <summary>People whom the far side does not know are 未送达: a matter of delivery, not of diligence.</summary>
internal static class UnreachableRecipients
{
    public static async ValueTask NoteUnreachableAsync(this BotDbContext db, IReadOnlyList<string> userKeys, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (userKeys.Count == 0)
        {
            return;
        }

        var members = await db.Members.Where(m => userKeys.Contains(m.UserKey)).ToListAsync(cancellationToken);
        var ids = members.Select(m => m.Id).ToList();
        members.ForEach(m => m.UnreachableSince ??= now);

        var open = db.AllTopics.TakingAnswers(now).Select(t => t.Id);
        var waiting = await db.Participations
            .Where(p => open.Contains(p.TopicId) && ids.Contains(p.MemberId) && p.Outcome == Outcome.Pending)
            .ToListAsync(cancellationToken);

        foreach (var participation in waiting)
        {
            participation.Record(Outcome.Unreachable, now, byMemberId: null, remark: null);
        }
    }

    /// <summary>Somebody whom the far side takes a message for again is within its range again.</summary>
    public static async ValueTask NoteReachedAsync(this BotDbContext db, string recipients, IReadOnlyList<string> unknown, DateTimeOffset now, CancellationToken cancellationToken)
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
            await db.WelcomeBackAsync(member, now, cancellationToken);
        }
    }
}
