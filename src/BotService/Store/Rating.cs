using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>
/// How many gave one answer when people were asked about a closed item. Only counted: all rows of an asking are there from the beginning and
/// every answer writes all of them, so that neither their order nor the database's own marks tell of one answer.
/// </summary>
internal sealed class Rating
{
    public required int ItemId { get; init; }

    /// <summary>The item's <see cref="LedgerItem.Cycle"/>, so that what was said before it was opened again stays with that.</summary>
    public required int Cycle { get; init; }

    /// <summary>The number of the draw within the cycle, from 1; people may be drawn several times.</summary>
    public required int Draw { get; init; }

    public required RatingAnswer Answer { get; init; }

    public int Count { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Rating>
    {
        public void Configure(EntityTypeBuilder<Rating> builder)
        {
            builder.ToTable("Ratings").HasKey(r => new { r.ItemId, r.Cycle, r.Draw, r.Answer });
            builder.Property(r => r.Cycle).HasColumnName("Round");
            builder.Property(r => r.Answer).HasConversion<string>().HasMaxLength(12);
            builder.HasOne<LedgerItem>().WithMany().HasForeignKey(r => r.ItemId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>What one can say to it, with one tap.</summary>
internal enum RatingAnswer
{
    Solved,
    Partly,
    NotSolved,
    Unknown,
}
