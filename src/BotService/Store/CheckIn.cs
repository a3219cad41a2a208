using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>Presence: on a day (打卡), or at a gathering by its code (签到).</summary>
internal sealed class CheckIn
{
    public long Id { get; init; }

    public required int MemberId { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>The gathering; 0 is the daily check-in, so that one unique key serves both.</summary>
    public int GatheringId { get; init; }

    public required DateTimeOffset At { get; set; }

    public DateTimeOffset? TakenBackAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CheckIn>
    {
        public void Configure(EntityTypeBuilder<CheckIn> builder)
        {
            builder.HasIndex(c => new { c.MemberId, c.Day, c.GatheringId }).IsUnique();
            builder.HasIndex(c => new { c.GatheringId, c.MemberId });
            builder.HasOne<Member>().WithMany().HasForeignKey(c => c.MemberId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
