using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Inbox;

/// <summary>Remembers what was answered, so that a message delivered again is answered alike and done once.</summary>
internal static class Receipts
{
    public static async ValueTask<Reply?> FindReplyAsync(this BotDbContext db, IncomingMessage message, CancellationToken cancellationToken)
    {
        var receipt = await db.Receipts.AsNoTracking().SingleOrDefaultAsync(r => r.Key == message.Key, cancellationToken);
        return receipt is null ? null : new Reply(receipt.ReplyText, receipt.ReplyButton);
    }

    public static void AddReceipt(this BotDbContext db, IncomingMessage message, Reply reply, DateTimeOffset now) =>
        db.Receipts.Add(new InboxReceipt { Key = message.Key, ReceivedAt = now, ReplyText = reply.Text, ReplyButton = reply.ButtonText });
}
