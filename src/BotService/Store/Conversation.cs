using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>What the bot must remember of the last exchange to understand 更多, 这个数 and the answer to a question.</summary>
internal sealed class Conversation
{
    public required string UserKey { get; init; }

    /// <summary>The lines that did not fit into the last answer.</summary>
    public string? Remainder { get; set; }

    public DateTimeOffset? RemainderAt { get; set; }

    /// <summary>What the person was when the lines were made; whoever is something else by now does not get them.</summary>
    public string? RemainderRight { get; set; }

    /// <summary>The week of the last figure shown.</summary>
    public int? FigureWeekKey { get; set; }

    /// <summary>The group of the last figure shown; null is everybody.</summary>
    public int? FigureGroupId { get; set; }

    public DateTimeOffset? FigureAt { get; set; }

    /// <summary>What the person was asked back, as <see cref="Messaging.Question"/> writes it; answered or ended it is null again.</summary>
    public string? Question { get; set; }

    /// <summary>Until when that question waits.</summary>
    public DateTimeOffset? QuestionUntil { get; set; }

    /// <summary>What is kept for a next message is good for so long.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    /// <summary>How much longer 是 and 确认 are an answer to the question that came too late, and no answer to the week's topic.</summary>
    public static readonly TimeSpan QuestionKeptFor = TimeSpan.FromHours(1);

    internal sealed class Mapping : IEntityTypeConfiguration<Conversation>
    {
        public void Configure(EntityTypeBuilder<Conversation> builder)
        {
            builder.HasKey(c => c.UserKey);
            builder.Property(c => c.UserKey).HasMaxLength(64);
            builder.Property(c => c.Question).HasMaxLength(8000);
            builder.Property(c => c.RemainderRight).HasMaxLength(64);
        }
    }
}
