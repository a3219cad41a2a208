using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>One line of a ledger. What it is now is a copy of its last entry, kept for lists; figures read the entries.</summary>
internal sealed class LedgerItem
{
    public int Id { get; init; }

    /// <summary>The key of its kind: problem, task.</summary>
    public required string Kind { get; init; }

    /// <summary>Never changes and is never used again: 问3 stays 问3.</summary>
    public required int Number { get; init; }

    /// <summary>The number of the first link of its chain of relapses; its own number when it is the first.</summary>
    public required int ChainNumber { get; init; }

    public required string Title { get; set; }

    public required LedgerState State { get; set; }

    /// <summary>From 1; counts up each time a closed item is opened again.</summary>
    public int Cycle { get; set; } = 1;

    /// <summary>责任单位 on the roster; null with <see cref="UnitText"/> or for the whole organisation.</summary>
    public int? GroupId { get; set; }

    public string? UnitText { get; set; }

    public int? OwnerId { get; set; }

    public string? OwnerText { get; set; }

    public int? RaisedById { get; set; }

    /// <summary>Who raised it; an admin need not be on the roster.</summary>
    public required string RaisedByKey { get; set; }

    /// <summary>The last who gave it to somebody: grants an extension and gets it back.</summary>
    public string? AssignedByKey { get; set; }

    public required DateOnly FoundOn { get; init; }

    /// <summary>The first day an owner had; extensions do not move it.</summary>
    public DateOnly? FirstDueOn { get; set; }

    public DateOnly? DueOn { get; set; }

    /// <summary>The day asked for and not yet granted.</summary>
    public DateOnly? AskedDueOn { get; set; }

    public int TimesPutOff { get; set; }

    /// <summary>When something that takes long is looked at again.</summary>
    public DateOnly? ReviewOn { get; set; }

    public DateOnly? ClosedOn { get; set; }

    /// <summary>Closed in an older list, without anybody here who verified it.</summary>
    public bool IsImportedClosed { get; set; }

    /// <summary>Everybody may see it, not only its group.</summary>
    public bool IsPublic { get; set; }

    /// <summary>First day of a visit, and its last.</summary>
    public DateOnly? VisitFrom { get; set; }

    public DateOnly? VisitTo { get; set; }

    /// <summary>The kind's own short values as JSON, by the keys of its file.</summary>
    public string Fields { get; set; } = "{}";

    internal sealed class Mapping : IEntityTypeConfiguration<LedgerItem>
    {
        public void Configure(EntityTypeBuilder<LedgerItem> builder)
        {
            builder.Property(i => i.Kind).HasMaxLength(12);
            builder.Property(i => i.Title).HasMaxLength(200);
            builder.Property(i => i.Cycle).HasColumnName("Round");
            builder.Property(i => i.UnitText).HasMaxLength(100);
            builder.Property(i => i.OwnerText).HasMaxLength(64);
            builder.Property(i => i.RaisedByKey).HasMaxLength(64);
            builder.Property(i => i.AssignedByKey).HasMaxLength(64);
            builder.Property(i => i.Fields).HasMaxLength(4000);
            builder.Property(i => i.State).HasConversion<string>().HasMaxLength(12);
            builder.HasIndex(i => new { i.Kind, i.Number }).IsUnique();
            builder.HasIndex(i => new { i.Kind, i.State, i.DueOn });
            builder.HasIndex(i => new { i.OwnerId, i.State });
            builder.HasIndex(i => new { i.GroupId, i.Kind, i.State });
            builder.HasOne<StudyGroup>().WithMany().HasForeignKey(i => i.GroupId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Member>().WithMany().HasForeignKey(i => i.OwnerId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Member>().WithMany().HasForeignKey(i => i.RaisedById).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Six states for all kinds; late, near and put off are computed, never stored.</summary>
internal enum LedgerState
{
    Raised,
    Doing,
    Claimed,
    Closed,
    Standing,
    Void,
}
