using BotService.Messaging;
using BotService.Store.Statements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>A message taken in, and the answer it got, so that a repeated delivery is answered alike and done once. It names no sender.</summary>
internal sealed class InboxReceipt
{
    public required string Key { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required string ReplyText { get; init; }

    public string? ReplyButton { get; init; }

    /// <summary>The stored reply.</summary>
    public Reply Given() => new(ReplyText, ReplyButton);

    internal sealed class Mapping : IEntityTypeConfiguration<InboxReceipt>
    {
        public void Configure(EntityTypeBuilder<InboxReceipt> builder)
        {
            builder.HasKey(r => r.Key);
            builder.Property(r => r.Key).HasMaxLength(200);
            builder.HasIndex(r => r.ReceivedAt);
        }
    }
}

/// <summary>Every message leaves a receipt, so its row goes to the database with the commit.</summary>
internal static class Receipts
{
    private static readonly RowStatement NewReceipt = new(
        """INSERT INTO "Receipts" ("Key", "ReceivedAt", "ReplyText", "ReplyButton") SELECT {Key}, {ReceivedAt}, {ReplyText}, {ReplyButton} {from rows}""",
        RowValue.Text("Key"), RowValue.Instant("ReceivedAt"), RowValue.Text("ReplyText"), RowValue.Text("ReplyButton"));

    public static void AddReceipt(this BotDbContext db, IncomingMessage message, Reply reply, DateTimeOffset now) =>
        db.AddReceipt(new InboxReceipt { Key = message.Key, ReceivedAt = now, ReplyText = reply.Text, ReplyButton = reply.ButtonText });

    public static void AddReceipt(this BotDbContext db, InboxReceipt receipt) =>
        db.WithCommit.Add((NewReceipt, [receipt.Key, db.Instant(receipt.ReceivedAt), receipt.ReplyText, receipt.ReplyButton]));
}
