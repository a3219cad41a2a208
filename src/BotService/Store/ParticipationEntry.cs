using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>One change of one participation. Times and texts of answers survive their withdrawal here.</summary>
internal sealed class ParticipationEntry
{
    public long Id { get; init; }

    public required int TopicId { get; init; }

    public required int MemberId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Outcome From { get; init; }

    public required Outcome To { get; init; }

    public DateTimeOffset? FromAnsweredAt { get; init; }

    public string? FromRemark { get; init; }

    /// <summary>The member who recorded it: the person, or the liaison on the person's behalf.</summary>
    public int? ByMemberId { get; init; }

    public string? Remark { get; init; }

    public bool IsTakeBack { get; init; }

    public DateTimeOffset? TakenBackAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ParticipationEntry>
    {
        public void Configure(EntityTypeBuilder<ParticipationEntry> builder)
        {
            builder.Property(e => e.From).HasConversion<string>().HasMaxLength(16);
            builder.Property(e => e.To).HasConversion<string>().HasMaxLength(16);
            builder.Property(e => e.FromRemark).HasMaxLength(2000);
            builder.Property(e => e.Remark).HasMaxLength(2000);
            builder.HasIndex(e => new { e.TopicId, e.MemberId });
            builder.HasIndex(e => new { e.ByMemberId, e.At });
        }
    }
}
