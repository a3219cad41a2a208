using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>The channel's access token, sealed, so that all nodes use one and only one of them renews it.</summary>
internal sealed class StoredToken
{
    public required string Name { get; init; }

    /// <summary>Encrypted with a key derived from the app's secret; useless without it.</summary>
    public byte[]? Sealed { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Until when one node alone renews it.</summary>
    public DateTimeOffset? RenewingUntil { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<StoredToken>
    {
        public void Configure(EntityTypeBuilder<StoredToken> builder)
        {
            builder.HasKey(t => t.Name);
            builder.Property(t => t.Name).HasMaxLength(100);
        }
    }
}
