namespace BotService.Store;

/// <summary>One person's rows, found topic by topic: there are few topics, while an index by person would touch a page for everybody each time one opens.</summary>
internal static class ParticipationQueries
{
    public static IQueryable<Participation> ParticipationsOf(this BotDbContext db, int memberId) =>
        db.Participations.Where(p => db.Topics.Where(t => t.OpenedAt != null).Select(t => t.Id).Contains(p.TopicId) && p.MemberId == memberId);

    public static IQueryable<ParticipationEntry> EntriesOf(this BotDbContext db, int memberId) =>
        db.ParticipationEntries.Where(e => db.Topics.Where(t => t.OpenedAt != null).Select(t => t.Id).Contains(e.TopicId) && e.MemberId == memberId);
}
