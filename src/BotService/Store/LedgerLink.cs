using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>Where an item comes from, or what it led to: 访1 to 问3 to 任9.</summary>
internal sealed class LedgerLink
{
    public required int FromId { get; init; }

    public required int ToId { get; init; }

    public required LedgerRelation Relation { get; init; }

    public required DateOnly Day { get; init; }

    public required string ByUserKey { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<LedgerLink>
    {
        public void Configure(EntityTypeBuilder<LedgerLink> builder)
        {
            builder.HasKey(l => new { l.FromId, l.ToId, l.Relation });
            builder.Property(l => l.Relation).HasConversion<string>().HasMaxLength(12);
            builder.Property(l => l.ByUserKey).HasMaxLength(64);
            builder.HasIndex(l => l.ToId);
            builder.HasOne<LedgerItem>().WithMany().HasForeignKey(l => l.FromId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<LedgerItem>().WithMany().HasForeignKey(l => l.ToId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>How the first item stands to the second.</summary>
internal enum LedgerRelation
{
    /// <summary>A problem was seen on a visit.</summary>
    RaisedFrom,

    /// <summary>A problem is done by a task.</summary>
    DoneBy,

    /// <summary>The new one is the old one again, or was merged into it.</summary>
    SameProblem,

    /// <summary>What became of it.</summary>
    Outcome,

    /// <summary>A visit belongs to its subject.</summary>
    About,
}
