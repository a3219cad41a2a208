using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Inbox;

/// <summary>Remembers what was answered, so that a message delivered again is answered alike and done once.</summary>
internal static class Receipts
{
    private static readonly Func<BotDbContext, string, CancellationToken, Task<InboxReceipt?>> ReceiptOf =
        EF.CompileAsyncQuery((BotDbContext db, string key, CancellationToken _) => db.Receipts.AsNoTracking().SingleOrDefault(r => r.Key == key));

    public static async ValueTask<Reply?> FindReplyAsync(this BotDbContext db, IncomingMessage message, CancellationToken cancellationToken)
    {
        var receipt = await ReceiptOf(db, message.Key, cancellationToken);
        return receipt is null ? null : new Reply(receipt.ReplyText, receipt.ReplyButton);
    }

    public static void AddReceipt(this BotDbContext db, IncomingMessage message, Reply reply, DateTimeOffset now) =>
        db.Receipts.Add(new InboxReceipt { Key = message.Key, ReceivedAt = now, ReplyText = reply.Text, ReplyButton = reply.ButtonText });
}
