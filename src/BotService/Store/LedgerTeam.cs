using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>Who works on an item beside its owner, and who was named to verify it.</summary>
internal sealed class LedgerTeam
{
    public required int ItemId { get; init; }

    public required int MemberId { get; init; }

    public required LedgerRole Role { get; init; }

    public required DateOnly Since { get; set; }

    /// <summary>First day no longer; null is still.</summary>
    public DateOnly? Until { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<LedgerTeam>
    {
        public void Configure(EntityTypeBuilder<LedgerTeam> builder)
        {
            builder.ToTable("LedgerTeams").HasKey(t => new { t.ItemId, t.MemberId, t.Role });
            builder.Property(t => t.Role).HasConversion<string>().HasMaxLength(8);
            builder.HasIndex(t => t.MemberId);
            builder.HasOne<LedgerItem>().WithMany().HasForeignKey(t => t.ItemId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Member>().WithMany().HasForeignKey(t => t.MemberId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>What somebody is on an item.</summary>
internal enum LedgerRole
{
    Member,
    Verifier,

    /// <summary>Is told what becomes of it: who raised an item that was merged into this one.</summary>
    Listener,
}
