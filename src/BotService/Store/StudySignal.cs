using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>One question to a group about how its week or month looks. It holds counts and no person, is kept for 90 days, and leaves the group only with the group's own reply beside it.</summary>
internal sealed class StudySignal
{
    public const int KeptDays = 90;

    public long Id { get; init; }

    public required SignalKind Kind { get; init; }

    public required int GroupId { get; init; }

    public StudyGroup? Group { get; init; }

    /// <summary>The week as year × 100 + week, or for ledgers the month as year × 100 + month.</summary>
    public required int Period { get; init; }

    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>How many answers or items the signal is about.</summary>
    public required int Part { get; set; }

    /// <summary>Out of how many.</summary>
    public required int Whole { get; set; }

    /// <summary>When a burst began.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>The items that look alike: 问4、问8.</summary>
    public string? References { get; set; }

    /// <summary>When the group's liaison was told or read it; admins see nothing before two working days after that.</summary>
    public DateTimeOffset? ToldAt { get; set; }

    /// <summary>What the liaison says to it. It closes the question.</summary>
    public string? Reply { get; set; }

    /// <summary>No query asks for it: it is for whoever looks into the table.</summary>
    public DateTimeOffset? RepliedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<StudySignal>
    {
        public void Configure(EntityTypeBuilder<StudySignal> builder)
        {
            builder.ToTable("StudySignals");
            builder.Property(s => s.Kind).HasConversion<string>().HasMaxLength(16);
            builder.Property(s => s.References).HasMaxLength(100);
            builder.Property(s => s.Reply).HasMaxLength(200);
            builder.HasIndex(s => new { s.GroupId, s.Kind, s.Period }).IsUnique();
            builder.HasOne(s => s.Group).WithMany().HasForeignKey(s => s.GroupId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>What gives reason to ask whether study happens only on paper. None of them proves it.</summary>
internal enum SignalKind
{
    /// <summary>Nearly all answered within a minute.</summary>
    Burst,

    /// <summary>Many were recorded by somebody else.</summary>
    OnBehalf,

    /// <summary>Several people wrote the same.</summary>
    Alike,

    /// <summary>People wrote what they had written before.</summary>
    Repeated,

    /// <summary>Several groups have the same problem, word by word.</summary>
    SameProblem,

    /// <summary>Things get done just before they are counted.</summary>
    Rush,

    /// <summary>What was struck off is there again.</summary>
    Relapse,

    /// <summary>Those who were asked say that what was struck off is not solved.</summary>
    Doubted,
}
