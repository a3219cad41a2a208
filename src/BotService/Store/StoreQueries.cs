using BotService.Messaging;

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

    public static void Audit(this BotDbContext db, DateTimeOffset at, string actor, string action, string subject, string? detail = null) =>
        db.AuditNotes.Add(new AuditNote { At = at, Actor = actor, Action = action, Subject = subject, Detail = detail });
}
