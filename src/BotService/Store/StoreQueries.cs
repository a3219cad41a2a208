using BotService.Messaging;
using Microsoft.EntityFrameworkCore;

namespace BotService.Store;

/// <summary>Questions that several capabilities ask in the same words.</summary>
internal static class StoreQueries
{
    /// <summary>The person's row of what was last talked about, made when there is none.</summary>
    public static async ValueTask<Conversation> ConversationOfAsync(this BotDbContext db, string userId, CancellationToken cancellationToken)
    {
        var key = UserKey.Of(userId);
        var conversation = await db.Conversations.FindAsync([key], cancellationToken);

        if (conversation is null)
        {
            conversation = new Conversation { UserKey = key };
            db.Conversations.Add(conversation);
        }

        return conversation;
    }

    /// <summary>Somebody who writes can be reached: what was 未送达 and can still be answered is 未报 again.</summary>
    public static async ValueTask WelcomeBackAsync(this BotDbContext db, Member? member, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (member?.UnreachableSince is null)
        {
            return;
        }

        db.Attach(member).Entity.UnreachableSince = null;
        var open = db.AllTopics.TakingAnswers(now).Select(t => t.Id);
        var waiting = await db.Participations
            .Where(p => open.Contains(p.TopicId) && p.MemberId == member.Id && p.Outcome == Outcome.Unreachable)
            .ToListAsync(cancellationToken);

        foreach (var participation in waiting)
        {
            participation.Record(Outcome.Pending, now, byMemberId: null, remark: null);
        }

        // What the person wrote is answered from the store, in which these are to be found as they are now.
        await db.SaveChangesAsync(cancellationToken);
    }

    public static void Audit(this BotDbContext db, DateTimeOffset at, string actor, string action, string subject, string? detail = null) =>
        db.AuditNotes.Add(new AuditNote { At = at, Actor = actor, Action = action, Subject = subject, Detail = detail });
}
