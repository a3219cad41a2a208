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

        db.Outbox.Add(OutboxMessage.Of(message.Channel, key, [message.Sender], OutboxMessage.Written(new TextContent(reply.Text)), now));
    }
}
