using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>党组, 支部 or 青年小组: the people who study together and whose liaison sees their names.</summary>
internal sealed class StudyGroup
{
    public int Id { get; init; }

    public required string Name { get; set; }

    public required Tiers Tier { get; set; }

    /// <summary>The department in WeCom that this group came from; a group from a file has none.</summary>
    public int? DepartmentId { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<StudyGroup>
    {
        public void Configure(EntityTypeBuilder<StudyGroup> builder)
        {
            builder.Property(g => g.Name).HasMaxLength(100);
            builder.HasIndex(g => g.Name).IsUnique();
        }
    }
}
