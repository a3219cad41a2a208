using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>交接: a liaison leaves the own group to one of its members for some days; it ends by itself.</summary>
internal sealed class HandOver
{
    public int Id { get; init; }

    public required int GroupId { get; init; }

    /// <summary>The liaison who gets the group back.</summary>
    public required int GiverId { get; init; }

    public Member? Giver { get; init; }

    public required int StandInId { get; init; }

    public Member? StandIn { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Last day, included.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>When somebody ended it before its time, or a later one took its place.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<HandOver>
    {
        public void Configure(EntityTypeBuilder<HandOver> builder)
        {
            builder.HasOne<StudyGroup>().WithMany().HasForeignKey(h => h.GroupId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne(h => h.Giver).WithMany().HasForeignKey(h => h.GiverId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne(h => h.StandIn).WithMany().HasForeignKey(h => h.StandInId).OnDelete(DeleteBehavior.Restrict);

            // Nobody gives the same group away twice at once.
            builder.HasIndex(h => h.GiverId).IsUnique().HasFilter("\"EndedAt\" IS NULL");
            builder.HasIndex(h => h.StandInId);
        }
    }
}
