using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>An intent to be excused for some days, and what the liaison said to it.</summary>
internal sealed class Leave
{
    public int Id { get; init; }

    public required int MemberId { get; init; }

    public Member? Member { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Last day, included.</summary>
    public required DateOnly To { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public LeaveState State { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Userid of the approver.</summary>
    public string? DecidedBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Leave>
    {
        public void Configure(EntityTypeBuilder<Leave> builder)
        {
            builder.Property(l => l.Reason).HasMaxLength(500);
            builder.Property(l => l.DecidedBy).HasMaxLength(64);
            builder.Property(l => l.State).HasConversion<string>().HasMaxLength(16).IsConcurrencyToken();
            builder.HasIndex(l => new { l.MemberId, l.State });
            builder.HasIndex(l => new { l.State, l.To });
            builder.HasOne(l => l.Member).WithMany().HasForeignKey(l => l.MemberId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Where a leave stands.</summary>
internal enum LeaveState
{
    Asked,
    Granted,
    Refused,
    TakenBack,
}
