using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>A channel's access token, sealed, so that all nodes use one. Who renews it holds a <see cref="Lease"/>.</summary>
internal sealed class ChannelToken
{
    /// <summary>Which app's token this is.</summary>
    public required string Name { get; init; }

    /// <summary>Encrypted with a key derived from the app's secret; useless without it.</summary>
    public byte[]? Sealed { get; init; }

    public DateTimeOffset? RenewAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ChannelToken>
    {
        public void Configure(EntityTypeBuilder<ChannelToken> builder)
        {
            builder.HasKey(t => t.Name);
            builder.Property(t => t.Name).HasMaxLength(100);
        }
    }
}
