using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Topics.Reminding;

/// <summary>What the pushes about topics say, and to whom.</summary>
internal sealed class TopicPushes(
    BotDbContext db, PushTexts texts, TopicRecipients recipients, DigestWriter digests, GroupPosts groups, RosterFreeze roster, LocalClock clock) : IRulePushes
{
    public CardContent Card(IRuleSubject subject, string text, bool isLast)
    {
        var topic = ((TopicSubject)subject).Row;
        return TopicCard.For(topic, clock, texts.Write(TextKind.Cards, text, TopicFields.OfCard(topic, clock, isLast)));
    }

    public string Section(Nudge nudge, bool sharesWeek)
    {
        var topic = ((TopicSubject)nudge.Subject).Row;
        var fields = TopicFields.Of(topic, clock);
        fields["text"] = nudge.Card!().Summary;
        fields["handle"] = sharesWeek ? $"#{topic.Id}" : $"第{topic.WeekNumber}周";

        if (topic.Link is not null)
        {
            fields["link"] = topic.Link;
        }

        return texts.Write(TextKind.Together, TopicTexts.OneOfSeveral, fields);
    }

    public Task AddAsync(Nudge nudge, DateTimeOffset now, int week, bool leftToDigest, CancellationToken cancellationToken) =>
        recipients.AddAsync(nudge, now, week, leftToDigest, cancellationToken);

    public IQueryable<int> StillReminded(DateTimeOffset now)
    {
        var topics = db.Topics.NotDueYet(now);
        return db.Participations.Where(p => p.Outcome == Outcome.Pending && topics.Any(t => t.Id == p.TopicId)).Select(p => p.MemberId);
    }

    public async Task OpenAsync(IRuleSubject subject, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await roster.OpenAsync(((TopicSubject)subject).Row, at, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    public Task WriteDigestsAsync(IReadOnlyList<Nudge> due, PlannedSpan planned, CancellationToken cancellationToken) => digests.WriteAsync(due, planned, cancellationToken);

    public async Task<int> CountReadersAsync(Nudge nudge, CancellationToken cancellationToken) =>
        (await digests.SectionsAsync(nudge, cancellationToken)).DistinctBy(section => UserKey.Of(section.UserId)).Count();

    public Task WriteToGroupsAsync(IReadOnlyList<Nudge> due, CancellationToken cancellationToken) => groups.WriteAsync(due, cancellationToken);
}
