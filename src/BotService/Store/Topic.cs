using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>
/// One week's study for one or more tiers. No tier has two topics in one week: 一周一主题. A notice and a day of a class are rows of the same kind,
/// because they have the same frozen roster.
/// </summary>
internal sealed class Topic
{
    public int Id { get; init; }

    /// <summary>Whoever asks for topics gets study alone; <see cref="BotDbContext.AllTopics"/> has the others too.</summary>
    public TopicSort Sort { get; init; }

    public StudyForm Form { get; set; }

    /// <summary>The 专题学习班 of which this is a day.</summary>
    public string? Series { get; set; }

    /// <summary>Where people meet for it.</summary>
    public string? Place { get; set; }

    /// <summary>What a notice or a class is called by, and never changes: 传8, 班1. The days of one class share it; study has none.</summary>
    public int? Number { get; init; }

    /// <summary>ISO week as year × 100 + week: 202639.</summary>
    public required int WeekKey { get; init; }

    public required string Title { get; set; }

    /// <summary>Where the material is; http or https.</summary>
    public string? Link { get; set; }

    public required Tiers Audience { get; set; }

    /// <summary>The one group that a liaison's notice is for; null is everybody of the audience.</summary>
    public int? GroupId { get; init; }

    public required DateTimeOffset OpensAt { get; set; }

    /// <summary>An answer before this instant is 按时.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>An answer from <see cref="DueAt"/> until before this instant is 补学; afterwards none is taken.</summary>
    public required DateTimeOffset LateUntil { get; set; }

    /// <summary>When the roster was frozen; null while the topic is only planned.</summary>
    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>When an admin closed it before its time.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>When it was taken out of all figures and out of 我的: voided, or closed before anybody had answered. It is closed as well.</summary>
    public DateTimeOffset? VoidedAt { get; set; }

    /// <summary>The due time that members were told; null while nobody has been told of the topic.</summary>
    public DateTimeOffset? DueTold { get; private set; }

    /// <summary>How often members were told that the due time moved; each time the reminders before it start anew.</summary>
    public int TimesPutOff { get; private set; }

    public int WeekNumber => WeekKey % 100;

    /// <summary>Queries say the same with <see cref="TopicQueries.TakingAnswers"/>.</summary>
    public bool TakesAnswers(DateTimeOffset now) => OpenedAt is not null && ClosedAt is null && now < LateUntil;

    /// <summary>It takes the week for some of these. Queries say the same with <see cref="TopicQueries.HavingWeek"/>.</summary>
    public bool HasWeek(int weekKey, Tiers audience) => ClosedAt is null && WeekKey == weekKey && (Audience & audience) != 0;

    public void NoteDueToldToMembers()
    {
        TimesPutOff += DueTold is { } told && told != DueAt ? 1 : 0;
        DueTold = DueAt;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Topic>
    {
        public void Configure(EntityTypeBuilder<Topic> builder)
        {
            builder.Property(t => t.Title).HasMaxLength(200);
            builder.Property(t => t.Link).HasMaxLength(2048);
            builder.Ignore(t => t.WeekNumber);
            builder.Property(t => t.Sort).HasConversion<string>().HasMaxLength(16).HasDefaultValue(TopicSort.Study);
            builder.Property(t => t.Form).HasConversion<string>().HasMaxLength(16).HasDefaultValue(StudyForm.Self);
            builder.Property(t => t.Series).HasMaxLength(64);
            builder.Property(t => t.Place).HasMaxLength(64);
            builder.HasQueryFilter(t => t.Sort == TopicSort.Study);
            builder.HasIndex(t => new { t.WeekKey, t.Audience }).IsUnique().HasFilter("\"ClosedAt\" IS NULL AND \"Sort\" = 'Study'");
            builder.HasIndex(t => t.Number).IsUnique().HasFilter("\"Sort\" = 'Notice'");
            builder.HasIndex(t => t.OpensAt);
        }
    }
}
