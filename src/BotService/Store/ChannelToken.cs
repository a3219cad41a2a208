using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>A channel's access token, sealed, so that all nodes use one and only one of them renews it.</summary>
internal sealed class ChannelToken
{
    /// <summary>Which app's token this is.</summary>
    public required string Name { get; init; }

    /// <summary>Encrypted with a key derived from the app's secret; useless without it.</summary>
    public byte[]? Sealed { get; init; }

    /// <summary>Tells two tokens apart without showing either; null while there is none.</summary>
    public string? Fingerprint { get; init; }

    public DateTimeOffset? RenewAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The node that is renewing it, until <see cref="HeldUntil"/>.</summary>
    public string? Holder { get; init; }

    public DateTimeOffset? HeldUntil { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ChannelToken>
    {
        public void Configure(EntityTypeBuilder<ChannelToken> builder)
        {
            builder.HasKey(t => t.Name);
            builder.Property(t => t.Name).HasMaxLength(100);
            builder.Property(t => t.Fingerprint).HasMaxLength(64);
            builder.Property(t => t.Holder).HasMaxLength(64);
        }
    }
}
