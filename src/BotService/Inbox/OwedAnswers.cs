using System.Text.Json;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Inbox;

/// <summary>A message that waited got an empty acknowledgement; its answer is owed as a push, once, in the transaction that made it.</summary>
internal static class OwedAnswers
{
    public static async ValueTask OweAnswerAsync(this BotDbContext db, IncomingMessage message, Reply reply, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var key = $"late:{message.Key}";

        if (reply.Text.Length == 0 || message.Sender.Length == 0 || await db.Outbox.AnyAsync(m => m.Key == key, cancellationToken))
        {
            return;
        }

        db.Outbox.Add(new OutboxMessage
        {
            Key = key,
            TaskId = Guid.NewGuid().ToString("N"),
            Channel = message.Channel,
            Recipients = message.Sender,
            Content = JsonSerializer.Serialize(new TextContent(reply.Text), OutboundContentJson.Default.OutboundContent),
            CreatedAt = now,
            NextAttemptAt = now,
        });
    }
}
