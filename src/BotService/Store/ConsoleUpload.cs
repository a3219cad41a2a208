using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>A file between the page that shows what it would change and the button that takes it: kept in the store, because another node may answer the button.</summary>
internal sealed class ConsoleUpload
{
    /// <summary>How long the page with the differences is good for.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromMinutes(30);

    /// <summary>Unguessable, and good only for the person who sent the file.</summary>
    public required string Key { get; init; }

    public required string UserKey { get; init; }

    /// <summary>The page that it was given to.</summary>
    public required string Path { get; init; }

    public required string Name { get; init; }

    public required byte[] Content { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ConsoleUpload>
    {
        public void Configure(EntityTypeBuilder<ConsoleUpload> builder)
        {
            builder.HasKey(u => u.Key);
            builder.Property(u => u.Key).HasMaxLength(64);
            builder.Property(u => u.UserKey).HasMaxLength(64);
            builder.Property(u => u.Path).HasMaxLength(64);
            builder.Property(u => u.Name).HasMaxLength(255);
        }
    }
}
