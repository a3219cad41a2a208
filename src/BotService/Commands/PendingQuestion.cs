using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Commands;

/// <summary>Keeps what a person was asked, at most one thing at a time, until it is answered, ended or too old.</summary>
internal static class PendingQuestion
{
    public static readonly TimeSpan Waits = TimeSpan.FromMinutes(10);

    public static async ValueTask AskAsync(this BotDbContext db, string userId, Question question, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var conversation = await db.ConversationOfAsync(userId, cancellationToken);
        (conversation.Question, conversation.QuestionUntil) = (question.ToJson(), now + Waits);
    }

    /// <summary>Ends the question. For a while an answer to it is told so, because a 确认 that was meant for it must not confirm the week's topic.</summary>
    public static async ValueTask EndQuestionAsync(this BotDbContext db, string userId, string question, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var key = UserKey.Of(userId);
        await db.Conversations.Where(c => c.UserKey == key && c.Question == question).ExecuteUpdateAsync(set => set.SetProperty(c => c.QuestionUntil, now), cancellationToken);
    }

    /// <summary>Takes the question away; false when another message, perhaps on another node, has taken it already.</summary>
    public static async ValueTask<bool> TryTakeQuestionAsync(this BotDbContext db, string userId, string question, CancellationToken cancellationToken)
    {
        var key = UserKey.Of(userId);
        return await db.Conversations.Where(c => c.UserKey == key && c.Question == question)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Question, (string?)null).SetProperty(c => c.QuestionUntil, (DateTimeOffset?)null), cancellationToken) == 1;
    }
}
