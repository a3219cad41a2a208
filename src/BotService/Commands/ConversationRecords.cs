using BotService.Store;
using BotService.Store.Personal;
using Microsoft.EntityFrameworkCore;

namespace BotService.Commands;

/// <summary>Deletes what is remembered of a person's last exchange, and of other people the unread rest of an answer and the open question, where they name the person.</summary>
internal sealed class ConversationRecords(BotDbContext db) : IPersonalRecords
{
    private readonly List<string> _remainders = [];

    private readonly List<string> _questions = [];

    public IReadOnlyList<Type> Tables { get; } = [typeof(Conversation)];

    public async Task<int> FindAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        var key = erasure.Member.UserKey;
        var kept = await db.Conversations.Where(c => (c.Remainder != null || c.Question != null) && c.UserKey != key).Select(c => new { c.UserKey, c.Remainder, c.Question }).ToListAsync(cancellationToken);
        _remainders.AddRange(kept.Where(c => erasure.Terms.In(c.Remainder)).Select(c => c.UserKey));
        _questions.AddRange(kept.Where(c => erasure.Terms.In(c.Question)).Select(c => c.UserKey));
        return _remainders.Count + _questions.Count;
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        var key = erasure.Member.UserKey;
        await db.Conversations.Where(c => _remainders.Contains(c.UserKey)).ExecuteUpdateAsync(set => set.SetProperty(c => c.Remainder, (string?)null), cancellationToken);
        await db.Conversations.Where(c => _questions.Contains(c.UserKey))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Question, (string?)null).SetProperty(c => c.QuestionUntil, (DateTimeOffset?)null), cancellationToken);
        await db.Conversations.Where(c => c.UserKey == key).ExecuteDeleteAsync(cancellationToken);
    }

    public async Task RenameAsync(AccountChange change, CancellationToken cancellationToken)
    {
        await db.Conversations.Where(c => c.UserKey == change.NewKey && c.UserKey != change.Key).ExecuteDeleteAsync(cancellationToken);
        await db.Conversations.Where(c => c.UserKey == change.Key).ExecuteUpdateAsync(set => set.SetProperty(c => c.UserKey, change.NewKey), cancellationToken);
    }

    /// <summary>What was not read to its end, and what nobody can answer any more.</summary>
    public IEnumerable<RetentionStep> Retention(RetentionTerms terms)
    {
        var (kept, asked) = (terms.Now - Conversation.KeptFor, terms.Now - Conversation.QuestionKeptFor);
        return
        [
            RetentionStep.Of<Conversation>((rows, token) => rows.Where(c => c.Remainder != null && (c.RemainderAt == null || c.RemainderAt < kept)).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.Remainder, (string?)null).SetProperty(c => c.RemainderAt, (DateTimeOffset?)null).SetProperty(c => c.RemainderRight, (string?)null), token)),
            RetentionStep.Of<Conversation>((rows, token) => rows.Where(c => c.Question != null && (c.QuestionUntil == null || c.QuestionUntil < asked))
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Question, (string?)null).SetProperty(c => c.QuestionUntil, (DateTimeOffset?)null), token)),
        ];
    }
}
