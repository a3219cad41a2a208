using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>One step of an item, appended and never changed: the day on which it happened and the instant at which it was recorded.</summary>
internal sealed class LedgerEntry
{
    public long Id { get; init; }

    public required int ItemId { get; init; }

    /// <summary>The item's <see cref="LedgerItem.Cycle"/> when it was taken.</summary>
    public required int Cycle { get; init; }

    /// <summary>What was done, by the name of the act.</summary>
    public required string Verb { get; init; }

    public LedgerState? From { get; init; }

    /// <summary>The state from then on; the same as before for a step that moves nothing.</summary>
    public required LedgerState To { get; init; }

    public required DateOnly Day { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string ByUserKey { get; set; }

    public int? ByMemberId { get; set; }

    /// <summary>For whom it was said, when a liaison said it for the owner.</summary>
    public int? OnBehalfOf { get; set; }

    public string? Text { get; init; }

    /// <summary>The time limit, the owner and the group from then on, so that an undo and a day in the past find them.</summary>
    public DateOnly? DueOn { get; init; }

    public int? OwnerId { get; set; }

    public int? GroupId { get; init; }

    public DateTimeOffset? TakenBackAt { get; set; }

    /// <summary>chat, card, import or console.</summary>
    public required string Via { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<LedgerEntry>
    {
        public void Configure(EntityTypeBuilder<LedgerEntry> builder)
        {
            builder.Property(e => e.Cycle).HasColumnName("Round");
            builder.Property(e => e.Verb).HasMaxLength(12);
            builder.Property(e => e.From).HasConversion<string>().HasMaxLength(12);
            builder.Property(e => e.To).HasConversion<string>().HasMaxLength(12);
            builder.Property(e => e.ByUserKey).HasMaxLength(64);
            builder.Property(e => e.Text).HasMaxLength(500);
            builder.Property(e => e.Via).HasMaxLength(8);

            // An item's last entry is where the index ends; whether it counts on a day stands there too, so the row itself is not read to find it.
            builder.HasIndex(e => new { e.ItemId, e.Id, e.TakenBackAt, e.Day });
            builder.HasIndex(e => new { e.ByMemberId, e.Verb });
            builder.HasOne<LedgerItem>().WithMany().HasForeignKey(e => e.ItemId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Member>().WithMany().HasForeignKey(e => e.ByMemberId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Member>().WithMany().HasForeignKey(e => e.OwnerId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Member>().WithMany().HasForeignKey(e => e.OnBehalfOf).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
