using System.Globalization;
using System.Text.Json;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Policy;

/// <summary>Messages, answers and remainders that name a person or went to that person: finds them, then takes the person out.</summary>
internal sealed class ErasedMessages(BotDbContext db, ErasureTerms terms, Store.Member member, string alias, IReadOnlyCollection<int> leaves)
{
    private const int Bite = 200;

    private static readonly string Blank = JsonSerializer.Serialize(new TextContent(ErasureTerms.Gone), OutboundContentJson.Default.OutboundContent);

    private readonly List<Change> _messages = [];
    private readonly List<string> _receipts = [];
    private readonly List<string> _remainders = [];

    /// <summary>Returns how many there are.</summary>
    public async Task<int> FindAsync(CancellationToken cancellationToken)
    {
        await foreach (var message in db.Outbox.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (ChangeOf(message) is { } change)
            {
                _messages.Add(change);
            }
        }

        await foreach (var receipt in db.Receipts.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (terms.In(receipt.ReplyText) || terms.In(receipt.ReplyButton))
            {
                _receipts.Add(receipt.Key);
            }
        }

        var remainders = await db.Conversations.Where(c => c.Remainder != null && c.UserKey != member.UserKey).Select(c => new { c.UserKey, c.Remainder }).ToListAsync(cancellationToken);
        _remainders.AddRange(remainders.Where(c => terms.In(c.Remainder)).Select(c => c.UserKey));
        return _messages.Count + _receipts.Count + _remainders.Count;
    }

    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        foreach (var change in _messages)
        {
            await db.Outbox.Where(m => m.Id == change.Id).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.Key, change.Key).SetProperty(m => m.Recipients, change.Recipients).SetProperty(m => m.Content, change.Content)
                    .SetProperty(m => m.Payload, (string?)null).SetProperty(m => m.LastReason, change.LastReason).SetProperty(m => m.State, change.State),
                cancellationToken);
        }

        foreach (var keys in _receipts.Chunk(Bite))
        {
            await db.Receipts.Where(r => keys.Contains(r.Key)).ExecuteUpdateAsync(
                set => set.SetProperty(r => r.ReplyText, ErasureTerms.Gone).SetProperty(r => r.ReplyButton, (string?)null), cancellationToken);
        }

        await db.Conversations.Where(c => _remainders.Contains(c.UserKey)).ExecuteUpdateAsync(set => set.SetProperty(c => c.Remainder, (string?)null), cancellationToken);
    }

    private Change? ChangeOf(OutboxMessage message)
    {
        var recipients = message.Recipients.Split('|');
        var others = recipients.Where(one => UserKey.Of(one) != member.UserKey).ToList();
        var isForPerson = others.Count < recipients.Length;
        var isAboutLeave = leaves.Any(id => message.Key.StartsWith(string.Create(CultureInfo.InvariantCulture, $"leave:{id}:"), StringComparison.Ordinal));
        var names = isAboutLeave || terms.In(message.Content) || terms.In(message.Payload) || terms.In(message.Key) || terms.In(message.LastReason);

        if (!isForPerson && !names)
        {
            return null;
        }

        var isOver = message.State is OutboxState.Sent or OutboxState.Skipped;
        var cleaned = terms.Clean(message.Content);
        var isMute = isAboutLeave || others.Count == 0 || terms.In(cleaned);
        var to = isOver || others.Count == 0 ? recipients.Select(one => UserKey.Of(one) == member.UserKey ? alias : one) : others;
        var keepsContent = isForPerson && !names;
        var content = keepsContent && others.Count > 0 ? message.Content : isOver || isMute ? Blank : cleaned;
        return new Change(
            message.Id, terms.Clean(message.Key), string.Join('|', to), content, message.LastReason is null ? null : terms.Clean(message.LastReason),
            isMute && !isOver ? OutboxState.Skipped : message.State);
    }

    private sealed record Change(long Id, string Key, string Recipients, string Content, string? LastReason, OutboxState State);
}
