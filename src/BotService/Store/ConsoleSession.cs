using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>A browser that somebody has signed in with. What the person may do is read anew on each request and not kept here.</summary>
internal sealed class ConsoleSession
{
    /// <summary>SHA-256 of the cookie, in hexadecimal.</summary>
    public required string Hash { get; init; }

    public required string UserKey { get; init; }

    /// <summary>No query asks for it: it is for whoever looks into the table.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The last request, within some minutes.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How the person came in: by a link, or by the channel of this name.</summary>
    public required string SignInMethod { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ConsoleSession>
    {
        public void Configure(EntityTypeBuilder<ConsoleSession> builder)
        {
            builder.HasKey(s => s.Hash);
            builder.Property(s => s.Hash).HasMaxLength(64);
            builder.Property(s => s.UserKey).HasMaxLength(64);
            builder.Property(s => s.SignInMethod).HasColumnName("Door").HasMaxLength(16);
            builder.HasIndex(s => s.UserKey);
        }
    }
}
