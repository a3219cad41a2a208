using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>By which id a channel knows a person who has written there; identity is the person, not the id.</summary>
internal sealed class ChannelAddress
{
    public required string Channel { get; init; }

    /// <summary>As the channel writes it, case included; it may mean nothing outside this channel.</summary>
    public required string Id { get; init; }

    public required string UserKey { get; set; }

    /// <summary>When the person first wrote from it, or bound it.</summary>
    public required DateTimeOffset Since { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ChannelAddress>
    {
        public void Configure(EntityTypeBuilder<ChannelAddress> builder)
        {
            builder.HasKey(a => new { a.Channel, a.Id });
            builder.Property(a => a.Channel).HasMaxLength(16);
            builder.Property(a => a.Id).HasMaxLength(128);
            builder.Property(a => a.UserKey).HasMaxLength(64);
            builder.HasIndex(a => new { a.Channel, a.UserKey });
        }
    }
}
