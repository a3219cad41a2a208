namespace BotService.Store;

/// <summary>One person's rows, found topic by topic: there are few topics, while an index by person would touch a page for everybody each time one opens.</summary>
internal static class ParticipationQueries
{
    public static IQueryable<Participation> ParticipationsOf(this BotDbContext db, int memberId) =>
        db.Participations.Where(p => db.Topics.Where(t => t.OpenedAt != null).Select(t => t.Id).Contains(p.TopicId) && p.MemberId == memberId);

    /// <summary>Of the topics that are in the figures.</summary>
    public static IQueryable<Participation> CountedOf(this BotDbContext db, int memberId)
    {
        var topics = db.Topics.InFigures().Select(t => t.Id);
        return db.Participations.Where(p => topics.Contains(p.TopicId) && p.MemberId == memberId);
    }

    public static IQueryable<ParticipationEntry> EntriesOf(this BotDbContext db, int memberId) =>
        db.ParticipationEntries.Where(e => db.Topics.Where(t => t.OpenedAt != null).Select(t => t.Id).Contains(e.TopicId) && e.MemberId == memberId);
}
