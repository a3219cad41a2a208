using BotService.Messaging;
using BotService.Store;
using BotService.Store.Personal;
using Microsoft.EntityFrameworkCore;

namespace BotService.Outbox;

/// <summary>Messages that name a person or went to that person: what others are owed still leaves, without the person.</summary>
internal sealed class MessageRecords(BotDbContext db) : IPersonalRecords
{
    private static readonly string Blank = OutboxMessage.Written(new TextContent(ErasureTerms.Gone));

    private readonly List<Change> _changes = [];

    public IReadOnlyList<Type> Tables { get; } = [typeof(OutboxMessage)];

    public async Task<int> FindAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        await foreach (var message in db.Outbox.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (ChangeOf(message, erasure) is { } change)
            {
                _changes.Add(change);
            }
        }

        return _changes.Count;
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        foreach (var change in _changes)
        {
            await db.Outbox.Where(m => m.Id == change.Id).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.Key, change.Key).SetProperty(m => m.Recipients, change.Recipients).SetProperty(m => m.Content, change.Content)
                    .SetProperty(m => m.Payload, (string?)null).SetProperty(m => m.LastReason, change.LastReason).SetProperty(m => m.State, change.State),
                cancellationToken);
        }
    }

    /// <summary>What is still owed and was never tried goes to the new account; what was tried repeats its bytes.</summary>
    public async Task RenameAsync(AccountChange change, CancellationToken cancellationToken)
    {
        var owed = await db.Outbox.Where(m => m.State == OutboxState.Waiting && m.Payload == null && m.Recipients.Contains(change.Member.UserId))
            .Select(m => new { m.Id, m.Recipients }).ToListAsync(cancellationToken);

        foreach (var message in owed)
        {
            var recipients = OutboxMessage.Joined(OutboxMessage.PeopleIn(message.Recipients).Select(recipient => UserKey.Of(recipient) == change.Key ? change.To : recipient));
            await db.Outbox.Where(m => m.Id == message.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Recipients, recipients), cancellationToken);
        }
    }

    /// <summary>What is still owed stays, however old.</summary>
    public IEnumerable<RetentionStep> Retention(RetentionTerms terms)
    {
        var kept = terms.Now.AddDays(-terms.Policy.KeepMessagesDays);
        return [RetentionStep.Delete<OutboxMessage>(messages => messages.Where(m => m.State != OutboxState.Waiting && m.DoneAt < kept).OrderBy(m => m.Id))];
    }

    private static Change? ChangeOf(OutboxMessage message, Erasure erasure)
    {
        var (member, terms) = (erasure.Member, erasure.Terms);
        var recipients = message.People;
        var others = recipients.Where(one => UserKey.Of(one) != member.UserKey).ToList();
        var isForPerson = others.Count < recipients.Count;
        var isAboutPerson = erasure.MessageKeys.Any(begin => message.Key.StartsWith(begin, StringComparison.Ordinal));
        var names = isAboutPerson || terms.In(message.Content) || terms.In(message.Payload) || terms.In(message.Key) || terms.In(message.LastReason);

        if (!isForPerson && !names)
        {
            return null;
        }

        var isOver = message.State is OutboxState.Sent or OutboxState.Skipped;
        var cleaned = terms.Clean(message.Content);
        var isMute = isAboutPerson || others.Count == 0 || terms.In(cleaned);
        var to = isOver || others.Count == 0 ? recipients.Select(one => UserKey.Of(one) == member.UserKey ? erasure.Alias : one) : others;
        var keepsContent = isForPerson && !names;
        var content = keepsContent && others.Count > 0 ? message.Content : isOver || isMute ? Blank : cleaned;
        return new Change(
            message.Id, terms.Clean(message.Key), OutboxMessage.Joined(to), content, message.LastReason is null ? null : terms.Clean(message.LastReason),
            isMute && !isOver ? OutboxState.Skipped : message.State);
    }

    private sealed record Change(long Id, string Key, string Recipients, string Content, string? LastReason, OutboxState State);
}
