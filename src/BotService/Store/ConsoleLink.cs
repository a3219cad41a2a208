using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>A one-time link into the console. Only the hash of its token is kept: whoever reads the table cannot enter with it.</summary>
internal sealed class ConsoleLink
{
    /// <summary>SHA-256 of the token, in hexadecimal.</summary>
    public required string Hash { get; init; }

    public required string UserKey { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used, or a newer one took its place.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ConsoleLink>
    {
        public void Configure(EntityTypeBuilder<ConsoleLink> builder)
        {
            builder.HasKey(l => l.Hash);
            builder.Property(l => l.Hash).HasMaxLength(64);
            builder.Property(l => l.UserKey).HasMaxLength(64);
            builder.HasIndex(l => l.UserKey);
        }
    }
}
