using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotService.Store;

/// <summary>A complaint or suggestion. The anonymous form has no sender and only a day, so that nothing leads back to a person.</summary>
internal sealed class Opinion
{
    /// <summary>Random, so that not even the order of rows tells when an anonymous one came.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    public int? MemberId { get; init; }

    public required DateOnly Day { get; init; }

    public required string Text { get; init; }

    /// <summary>The round that it was sent in; null for one that came by itself.</summary>
    public int? ConsultationId { get; init; }

    /// <summary>What it is called by once an admin has looked at the round: random, and given then, so that it tells nothing of when it came.</summary>
    public int? Number { get; set; }

    public OpinionEnd? End { get; private set; }

    /// <summary>The answer, or why it is not taken up.</summary>
    public string? AnswerText { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    /// <summary>The problem that it became.</summary>
    public int? BecameItemId { get; private set; }

    public void Answer(OpinionEnd end, string text, DateOnly day) => (End, AnswerText, EndedOn) = (end, text, day);

    public void Become(LedgerItem item, string text, DateOnly day)
    {
        Answer(OpinionEnd.Raised, text, day);
        BecameItemId = item.Id;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Opinion>
    {
        public void Configure(EntityTypeBuilder<Opinion> builder)
        {
            builder.Property(o => o.Id).ValueGeneratedNever();
            builder.Property(o => o.Text).HasMaxLength(2000);
            builder.Property(o => o.AnswerText).HasMaxLength(2000);
            builder.Property(o => o.End).HasConversion<string>().HasMaxLength(16);
            builder.HasIndex(o => o.Number).IsUnique().HasFilter("\"Number\" IS NOT NULL");
            builder.HasIndex(o => o.Day);
            builder.HasOne<Member>().WithMany().HasForeignKey(o => o.MemberId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>What became of an opinion; none is left without.</summary>
internal enum OpinionEnd
{
    Answered,

    /// <summary>It became a problem in the ledger.</summary>
    Raised,
    Refused,
}
