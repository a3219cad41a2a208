using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>One push to one person by one rule about one subject. The key makes it once; the week's rows are the person's budget.</summary>
internal sealed class SentNudge
{
    public required string Rule { get; init; }

    /// <summary>The topic, notice or class of which the rules speak; 0 is everything else.</summary>
    /// <remarks>What everything else is about stands in the rule's name: a day in due-20261010, a turn and a person in swap-3-7. One number would not hold it.</remarks>
    public required int SubjectId { get; init; }

    public required int MemberId { get; init; }

    /// <summary>ISO week of the push as year × 100 + week.</summary>
    public required int WeekKey { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SentNudge>
    {
        public void Configure(EntityTypeBuilder<SentNudge> builder)
        {
            // No foreign keys: the rows are made from participations, which have them, and checking each again would double the time of a planning.
            builder.HasKey(n => new { n.SubjectId, n.Rule, n.MemberId });
            builder.Property(n => n.SubjectId).HasColumnName("TopicId");
            builder.Property(n => n.Rule).HasMaxLength(32);
            builder.HasIndex(n => new { n.WeekKey, n.MemberId });
        }
    }
}
