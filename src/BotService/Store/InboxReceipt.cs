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
