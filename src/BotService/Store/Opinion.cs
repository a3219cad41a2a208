using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>A complaint or suggestion. The anonymous form has no sender and only a day, so that nothing leads back to a person.</summary>
internal sealed class Opinion
{
    /// <summary>Random, so that not even the order of rows tells when an anonymous one came.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    public int? MemberId { get; init; }

    public required DateOnly Day { get; init; }

    public required string Text { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Opinion>
    {
        public void Configure(EntityTypeBuilder<Opinion> builder)
        {
            builder.Property(o => o.Id).ValueGeneratedNever();
            builder.Property(o => o.Text).HasMaxLength(2000);
            builder.HasIndex(o => o.Day);
            builder.HasOne<Member>().WithMany().HasForeignKey(o => o.MemberId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
