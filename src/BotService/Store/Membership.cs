using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>Belonging to a group other than the home group.</summary>
internal sealed class Membership
{
    public int MemberId { get; init; }

    public required int GroupId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Membership>
    {
        public void Configure(EntityTypeBuilder<Membership> builder)
        {
            builder.HasKey(s => new { s.MemberId, s.GroupId });
            builder.HasOne<Member>().WithMany(m => m.OtherGroups).HasForeignKey(s => s.MemberId);
            builder.HasOne<StudyGroup>().WithMany().HasForeignKey(s => s.GroupId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
