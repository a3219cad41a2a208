using BotService.Messaging;
using BotService.Store;
using BotService.Store.Rounds;

namespace BotService.Inbox;

/// <summary>Remembers what was answered, so that a message delivered again is answered alike and done once.</summary>
internal static class Receipts
{
    public static Reply Given(this InboxReceipt receipt) => new(receipt.ReplyText, receipt.ReplyButton);

    public static void AddReceipt(this BotDbContext db, IncomingMessage message, Reply reply, DateTimeOffset now) =>
        SenderFacts.Add(db, new InboxReceipt { Key = message.Key, ReceivedAt = now, ReplyText = reply.Text, ReplyButton = reply.ButtonText });
}
