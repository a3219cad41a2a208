using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>稿N: what the report said, as of a day, with the records that it said it by. It is never changed; a later one is compared with it.</summary>
internal sealed class Snapshot
{
    public int Id { get; init; }

    public required int Number { get; init; }

    /// <summary>The campaign's name; empty where none is written.</summary>
    public required string Campaign { get; init; }

    public required DateOnly AsOf { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required string MadeBy { get; set; }

    public required string TemplateHash { get; init; }

    public DateTimeOffset? FinalAt { get; set; }

    public List<SnapshotFigure> Figures { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<Snapshot>
    {
        public void Configure(EntityTypeBuilder<Snapshot> builder)
        {
            builder.Property(s => s.Campaign).HasMaxLength(100);
            builder.Property(s => s.MadeBy).HasMaxLength(64);
            builder.Property(s => s.TemplateHash).HasMaxLength(64);
            builder.HasIndex(s => s.Number).IsUnique();
            builder.HasMany(s => s.Figures).WithOne().HasForeignKey(f => f.SnapshotId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>One place of the report: what was counted, by which definition, and what was written.</summary>
internal sealed class SnapshotFigure
{
    public int SnapshotId { get; init; }

    /// <summary>Which place of the template, from 1: 数5.</summary>
    public required int Position { get; init; }

    public required string Name { get; init; }

    /// <summary>The definition as it was, so that it can be asked again.</summary>
    public required string Query { get; init; }

    /// <summary>The same in words.</summary>
    public required string Meaning { get; init; }

    /// <summary>The exact number; null for a name and for what is not backed.</summary>
    public int? Value { get; init; }

    /// <summary>What is written; null leaves the place as it is.</summary>
    public string? Text { get; init; }

    /// <summary>Why there is no figure, or what is to be known about it.</summary>
    public string? Reason { get; init; }

    public List<SnapshotRecord> Records { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<SnapshotFigure>
    {
        public void Configure(EntityTypeBuilder<SnapshotFigure> builder)
        {
            builder.ToTable("SnapshotFigures").HasKey(f => new { f.SnapshotId, f.Position });
            builder.Property(f => f.Name).HasMaxLength(100);
            builder.Property(f => f.Query).HasMaxLength(2000);
            builder.Property(f => f.Meaning).HasMaxLength(1000);
            builder.Property(f => f.Text).HasMaxLength(200);
            builder.Property(f => f.Reason).HasMaxLength(1000);
            builder.HasMany(f => f.Records).WithOne().HasForeignKey(r => new { r.SnapshotId, r.Position }).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>One record behind a figure, with the state that it had. It names no person.</summary>
internal sealed class SnapshotRecord
{
    public int SnapshotId { get; init; }

    public int Position { get; init; }

    /// <summary>topic, gathering, or the key of a ledger.</summary>
    public required string Kind { get; init; }

    public required int ItemId { get; init; }

    /// <summary>How people call it: 问3, 第37周.</summary>
    public required string Reference { get; init; }

    public required string StateThen { get; init; }

    public DateOnly? Day { get; init; }

    /// <summary>How much it adds to the figure; 0 was looked at and not counted.</summary>
    public required int Weight { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SnapshotRecord>
    {
        public void Configure(EntityTypeBuilder<SnapshotRecord> builder)
        {
            builder.ToTable("SnapshotRecords").HasKey(r => new { r.SnapshotId, r.Position, r.Kind, r.ItemId });
            builder.Property(r => r.Kind).HasMaxLength(16);
            builder.Property(r => r.Reference).HasMaxLength(60);
            builder.Property(r => r.StateThen).HasMaxLength(100);
        }
    }
}
