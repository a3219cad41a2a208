using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>A round of 征求意见: opinions that are sent while it is open belong to it.</summary>
internal sealed class Consultation
{
    public int Id { get; init; }

    /// <summary>What it is called by: 征2.</summary>
    public required int Number { get; init; }

    public required string Title { get; init; }

    public required Tiers Audience { get; init; }

    /// <summary>The one group that is asked; null is everybody of the audience.</summary>
    public int? GroupId { get; init; }

    public required DateOnly OpensOn { get; init; }

    /// <summary>The last day on which an opinion belongs to it.</summary>
    public required DateOnly ClosesOn { get; init; }

    /// <summary>How many people were asked.</summary>
    public required int ExpectedAtOpening { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Consultation>
    {
        public void Configure(EntityTypeBuilder<Consultation> builder)
        {
            builder.Property(c => c.Title).HasMaxLength(200);
            builder.HasIndex(c => c.Number).IsUnique();
        }
    }
}
