using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>One person owed one topic. The rows of a topic are its frozen roster: outcomes change, rows never go.</summary>
internal sealed class Participation
{
    public required int TopicId { get; init; }

    public Topic? Topic { get; init; }

    public required int MemberId { get; init; }

    public Member? Member { get; init; }

    /// <summary>The home group when the topic opened; a later transfer does not move the figure.</summary>
    public required int GroupId { get; init; }

    public Outcome Outcome { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The remark that came with the answer; nobody has to write one.</summary>
    public string? Remark { get; private set; }

    /// <summary>Counts the changes, so that two answers at once cannot both believe to be the first.</summary>
    public int Revision { get; private set; }

    public List<ParticipationEntry> History { get; } = [];

    /// <summary>As the store keeps it, read by a statement of our own.</summary>
    public static Participation Stored(Topic topic, int memberId, int groupId, string outcome, DateTimeOffset? answeredAt, string? remark, int revision) => new()
    {
        TopicId = topic.Id,
        Topic = topic,
        MemberId = memberId,
        GroupId = groupId,
        Outcome = Enum.Parse<Outcome>(outcome),
        AnsweredAt = answeredAt,
        Remark = remark,
        Revision = revision,
    };

    /// <summary>Sets the outcome and writes down who said so; the history keeps what was before.</summary>
    /// <param name="byMemberId">Who recorded it; null for an admin who is not on the roster.</param>
    public void Record(Outcome outcome, DateTimeOffset at, int? byMemberId, string? remark)
    {
        History.Add(new ParticipationEntry
        {
            TopicId = TopicId,
            MemberId = MemberId,
            At = at,
            From = Outcome,
            To = outcome,
            FromAnsweredAt = AnsweredAt,
            FromRemark = Remark,
            ByMemberId = byMemberId,
            Remark = remark,
        });
        Outcome = outcome;
        AnsweredAt = outcome.HasReply() ? at : null;
        Remark = remark;
        Revision++;
    }

    /// <summary>Goes back to what was before <paramref name="entry"/>; the entry and the going back both stay in the history.</summary>
    public void TakeBack(ParticipationEntry entry, DateTimeOffset at, int? byMemberId)
    {
        History.Add(new ParticipationEntry
        {
            TopicId = TopicId,
            MemberId = MemberId,
            At = at,
            From = Outcome,
            To = entry.From,
            FromAnsweredAt = AnsweredAt,
            FromRemark = Remark,
            ByMemberId = byMemberId,
            Remark = entry.FromRemark,
            IsTakeBack = true,
        });
        entry.TakenBackAt = at;
        Outcome = entry.From;
        AnsweredAt = entry.FromAnsweredAt;
        Remark = entry.FromRemark;
        Revision++;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Participation>
    {
        public void Configure(EntityTypeBuilder<Participation> builder)
        {
            builder.HasKey(p => new { p.TopicId, p.MemberId });
            builder.HasIndex(p => new { p.TopicId, p.GroupId, p.Outcome });
            builder.Property(p => p.Outcome).HasConversion<string>().HasMaxLength(16);
            builder.Property(p => p.Remark).HasMaxLength(2000);
            builder.Property(p => p.Revision).IsConcurrencyToken();
            builder.HasOne(p => p.Topic).WithMany().HasForeignKey(p => p.TopicId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne(p => p.Member).WithMany().HasForeignKey(p => p.MemberId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(p => p.History).WithOne().HasForeignKey(e => new { e.TopicId, e.MemberId });
        }
    }
}
