using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>Somebody's turn to speak in a week (述学). Nothing is handed in, so there is nothing but whether it was held.</summary>
internal sealed class SpeakingTurn
{
    public int Id { get; init; }

    public required int GroupId { get; init; }

    /// <summary>ISO week as year × 100 + week.</summary>
    public required int WeekKey { get; init; }

    public required int MemberId { get; init; }

    public Member? Member { get; init; }

    public TurnState State { get; set; }

    public required DateTimeOffset At { get; set; }

    /// <summary>Who said so last; null for the rota itself.</summary>
    public string? ByUserKey { get; set; }

    /// <summary>Who was asked to take this turn and has not answered.</summary>
    public int? AskedId { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SpeakingTurn>
    {
        public void Configure(EntityTypeBuilder<SpeakingTurn> builder)
        {
            builder.Property(t => t.State).HasConversion<string>().HasMaxLength(16);
            builder.Property(t => t.ByUserKey).HasMaxLength(64);
            builder.HasIndex(t => new { t.GroupId, t.WeekKey });
            builder.HasOne(t => t.Member).WithMany().HasForeignKey(t => t.MemberId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>What became of a turn. One that stays planned when its week is over was not held.</summary>
internal enum TurnState
{
    Planned,
    Spoke,

    /// <summary>Put off, or the person was away.</summary>
    Moved,

    /// <summary>Changed with a colleague.</summary>
    Swapped,
}
