using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>Who was asked what became of an item, and that the answer came. Nothing leads from here to the answer.</summary>
internal sealed class RatingInvite
{
    /// <summary>The draw number of the question to whoever raised the item; people drawn at random have numbers from 1.</summary>
    public const int OfRaiser = 0;

    public required int ItemId { get; init; }

    public required int Cycle { get; init; }

    public required int Draw { get; init; }

    public required int MemberId { get; init; }

    public required DateOnly AskedOn { get; init; }

    public bool HasAnswered { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RatingInvite>
    {
        public void Configure(EntityTypeBuilder<RatingInvite> builder)
        {
            builder.ToTable("RatingInvites").HasKey(i => new { i.ItemId, i.Cycle, i.Draw, i.MemberId });
            builder.Property(i => i.Cycle).HasColumnName("Round");
            builder.HasIndex(i => new { i.MemberId, i.AskedOn });
            builder.HasOne<LedgerItem>().WithMany().HasForeignKey(i => i.ItemId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Member>().WithMany().HasForeignKey(i => i.MemberId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
