using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>People in one room: 集中领学, 交流研学, 主题践学, 述学会, 动员会 or 组织生活会. Its code is said there and nowhere else.</summary>
internal sealed class Gathering
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public required string Form { get; init; }

    /// <summary>Four digits; unique among the gatherings that are open.</summary>
    public required string Code { get; init; }

    /// <summary>The group that meets; null is the whole organisation.</summary>
    public int? GroupId { get; init; }

    /// <summary>The day of a class whose presence this is.</summary>
    public int? TopicId { get; init; }

    public required string OpenedBy { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The group chat and the day of a gathering that a group chat opened for itself; null for all others. It takes no code.</summary>
    public string? ChatDay { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Gathering>
    {
        public void Configure(EntityTypeBuilder<Gathering> builder)
        {
            builder.Property(g => g.Name).HasMaxLength(100);
            builder.Property(g => g.Form).HasMaxLength(16);
            builder.Property(g => g.Code).HasMaxLength(4);
            builder.Property(g => g.OpenedBy).HasMaxLength(64);
            builder.Property(g => g.ChatDay).HasMaxLength(160);
            builder.HasIndex(g => g.ChatDay).IsUnique();
            builder.HasIndex(g => g.Code).IsUnique().HasFilter("\"ClosedAt\" IS NULL");
        }
    }
}
