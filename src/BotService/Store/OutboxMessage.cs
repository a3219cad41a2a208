using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BotService.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>A message owed: one content for up to a thousand people, all of it fixed when it was planned.</summary>
internal sealed class OutboxMessage
{
    private const int LongestKey = 200;

    private const char Separator = '|';

    public long Id { get; init; }

    /// <summary>Why it is owed, such as rule:topic:instant:chunk; the same reason is never queued twice.</summary>
    public required string Key { get; init; }

    /// <summary>Unique over all installations and restores; becomes a card's task id.</summary>
    public required string TaskId { get; init; }

    public required string Channel { get; init; }

    /// <summary>Userids joined by |.</summary>
    public required string Recipients { get; init; }

    /// <summary>The content as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>When it was queued, or queued again by a person.</summary>
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it is due, then when its lease ends, then when the next try is due.</summary>
    public required DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>From when on it is no longer of use; null is always useful.</summary>
    public DateTimeOffset? UselessFrom { get; init; }

    public OutboxState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>The exact bytes of the first try; every later try repeats them.</summary>
    public string? Payload { get; set; }

    /// <summary>When the bytes first left, from which the far side's duplicate check counts.</summary>
    public DateTimeOffset? FirstSentAt { get; set; }

    /// <summary>A try left and no answer was noted: it may have arrived.</summary>
    public bool MayHaveArrived { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>What the last try came to, in English for the operator.</summary>
    public string? LastReason { get; set; }

    /// <summary>The same as <see cref="Recipients"/>, one by one.</summary>
    public IReadOnlyList<string> People => PeopleIn(Recipients);

    /// <summary>A row that waits from now on.</summary>
    /// <param name="content">As <see cref="Written"/> writes it.</param>
    /// <param name="notBefore">When it may leave; null is now.</param>
    public static OutboxMessage Of(
        string channel, string key, IEnumerable<string> people, string content, DateTimeOffset now, DateTimeOffset? uselessFrom = null, DateTimeOffset? notBefore = null) =>
        new()
        {
            Key = key,
            TaskId = Guid.NewGuid().ToString("N"),
            Channel = channel,
            Recipients = Joined(people),
            Content = content,
            CreatedAt = now,
            NextAttemptAt = notBefore ?? now,
            UselessFrom = uselessFrom,
        };

    /// <summary>A reason as a key: too long a one becomes its hash.</summary>
    /// <param name="added">What may still be written before or behind it.</param>
    public static string KeyOf(string reason, int added = 0) => reason.Length <= LongestKey - added ? reason : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(reason)));

    public static string Written(OutboundContent content) => JsonSerializer.Serialize(content, OutboundContentJson.Default.OutboundContent);

    /// <summary>How a text stands within <see cref="Content"/>.</summary>
    public static string Escaped(string text) => JsonEncodedText.Encode(text).Value;

    public static string Joined(IEnumerable<string> people) => string.Join(Separator, people);

    public static string[] PeopleIn(string recipients) => recipients.Split(Separator);

    /// <summary>What it says, read from <see cref="Content"/>.</summary>
    public OutboundContent Says() => JsonSerializer.Deserialize(Content, OutboundContentJson.Default.OutboundContent)!;

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxMessage>
    {
        public void Configure(EntityTypeBuilder<OutboxMessage> builder)
        {
            builder.Ignore(m => m.People);
            builder.Property(m => m.Key).HasMaxLength(LongestKey);
            builder.Property(m => m.TaskId).HasMaxLength(64);
            builder.Property(m => m.Channel).HasMaxLength(16);
            builder.Property(m => m.LastReason).HasMaxLength(500);
            builder.Property(m => m.State).HasConversion<string>().HasMaxLength(16).IsConcurrencyToken();
            builder.HasIndex(m => m.Key).IsUnique();
            builder.HasIndex(m => new { m.State, m.NextAttemptAt });
        }
    }
}

/// <summary>Where an owed message stands.</summary>
internal enum OutboxState
{
    Waiting,
    Sent,

    /// <summary>Left to a person: shown in 状态.</summary>
    Dead,

    /// <summary>Too late to be of use; noted, not sent.</summary>
    Skipped,
}
