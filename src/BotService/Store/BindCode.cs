using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>A one-time code by which a person tells a channel who writes there. Only its keyed hash is kept: eight digits alone would soon be guessed from a plain one.</summary>
internal sealed class BindCode
{
    /// <summary>HMAC-SHA-256 of the code, in hexadecimal.</summary>
    public required string Hash { get; init; }

    public required string UserKey { get; init; }

    /// <summary>No query asks for it: it is for whoever looks into the table.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used, or a newer one took its place.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<BindCode>
    {
        public void Configure(EntityTypeBuilder<BindCode> builder)
        {
            builder.HasKey(c => c.Hash);
            builder.Property(c => c.Hash).HasMaxLength(64);
            builder.Property(c => c.UserKey).HasMaxLength(64);
            builder.HasIndex(c => c.UserKey);
        }
    }
}
