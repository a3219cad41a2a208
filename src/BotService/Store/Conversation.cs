using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>What the bot must remember of the last exchange to understand 更多, 这个数 and the answer to a question.</summary>
internal sealed class Conversation
{
    public required string UserKey { get; init; }

    /// <summary>The lines that did not fit into the last answer.</summary>
    public string? Remainder { get; set; }

    /// <summary>The week of the last figure shown.</summary>
    public int? FigureWeekKey { get; set; }

    /// <summary>The group of the last figure shown; null is everybody.</summary>
    public int? FigureGroupId { get; set; }

    /// <summary>What the person was asked back, as <see cref="Messaging.Question"/> writes it; answered or ended it is null again.</summary>
    public string? Question { get; set; }

    /// <summary>Until when that question waits.</summary>
    public DateTimeOffset? QuestionUntil { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Conversation>
    {
        public void Configure(EntityTypeBuilder<Conversation> builder)
        {
            builder.HasKey(c => c.UserKey);
            builder.Property(c => c.UserKey).HasMaxLength(64);
            builder.Property(c => c.Question).HasMaxLength(8000);
        }
    }
}
