using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>
/// Which node may do what only one may do at a time: tick, purge, renew a token, hold the bot's connection. The bot's instants are real time, also where
/// the service's clock is moved.
/// </summary>
internal sealed class Lease
{
    public required string Name { get; init; }

    /// <summary>The node that holds it; null is free.</summary>
    public string? Holder { get; set; }

    public DateTimeOffset HeldUntil { get; set; }

    /// <summary>Why no node may take it before one is started again; null is open.</summary>
    public string? Blocked { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Lease>
    {
        public void Configure(EntityTypeBuilder<Lease> builder)
        {
            builder.HasKey(l => l.Name);
            builder.Property(l => l.Name).HasMaxLength(32);
            builder.Property(l => l.Holder).HasMaxLength(64);
            builder.Property(l => l.Blocked).HasMaxLength(32);
        }
    }
}
