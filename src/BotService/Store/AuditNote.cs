using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>Who changed something for others: topics, leaves, records on behalf, imports.</summary>
internal sealed class AuditNote
{
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Userid, or "cli" for the command line.</summary>
    public required string Actor { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    public string? Detail { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AuditNote>
    {
        public void Configure(EntityTypeBuilder<AuditNote> builder)
        {
            builder.Property(n => n.Actor).HasMaxLength(64);
            builder.Property(n => n.Action).HasMaxLength(32);
            builder.Property(n => n.Subject).HasMaxLength(200);
            builder.Property(n => n.Detail).HasMaxLength(1000);
            builder.HasIndex(n => n.At);
        }
    }
}
