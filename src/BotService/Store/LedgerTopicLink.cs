using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>The topic of study that an item grew out of.</summary>
internal sealed class LedgerTopicLink
{
    public required int ItemId { get; init; }

    public required int TopicId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<LedgerTopicLink>
    {
        public void Configure(EntityTypeBuilder<LedgerTopicLink> builder)
        {
            builder.HasKey(l => new { l.ItemId, l.TopicId });
            builder.HasOne<LedgerItem>().WithMany().HasForeignKey(l => l.ItemId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Topic>().WithMany().HasForeignKey(l => l.TopicId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
