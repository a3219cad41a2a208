using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>我来跟进: a liaison takes care of the own group for one topic; until it is due nobody of that group is reminded.</summary>
internal sealed class Hold
{
    public required int TopicId { get; init; }

    public required int GroupId { get; init; }

    /// <summary>The liaison who takes care. No query asks for it: it is for whoever looks into the table.</summary>
    public required int ByMemberId { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Hold>
    {
        public void Configure(EntityTypeBuilder<Hold> builder)
        {
            builder.HasKey(h => new { h.TopicId, h.GroupId });
            builder.HasOne<Topic>().WithMany().HasForeignKey(h => h.TopicId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<StudyGroup>().WithMany().HasForeignKey(h => h.GroupId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Member>().WithMany().HasForeignKey(h => h.ByMemberId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
