namespace BotService.Store;

/// <summary>Which rows somebody may see: an admin all of them, everybody else what is of the own group or meant for oneself.</summary>
internal static class Sight
{
    public static IQueryable<Member> SeenBy(this IQueryable<Member> people, Viewer viewer)
    {
        var own = viewer.GroupId;
        return viewer.IsAdmin ? people : people.Where(m => m.GroupId == own);
    }

    public static IQueryable<StudyGroup> SeenBy(this IQueryable<StudyGroup> groups, Viewer viewer)
    {
        var own = viewer.GroupId;
        return viewer.IsAdmin ? groups : groups.Where(g => g.Id == own);
    }

    public static IQueryable<Gathering> SeenBy(this IQueryable<Gathering> gatherings, Viewer viewer)
    {
        var own = viewer.GroupId;
        return viewer.IsAdmin ? gatherings : gatherings.Where(g => g.GroupId == null || g.GroupId == own);
    }

    /// <summary>A topic that was withdrawn is there for admins alone.</summary>
    public static IQueryable<Topic> SeenBy(this IQueryable<Topic> topics, Viewer viewer) => viewer.IsAdmin ? topics : topics.NotVoided();

    /// <summary>The notices that went out, of them those that the person was sent.</summary>
    public static IQueryable<Topic> NoticesSeenBy(this BotDbContext db, Viewer viewer)
    {
        var me = viewer.MemberId;
        var notices = db.AllTopics.Where(t => t.Sort == TopicSort.Notice && t.OpenedAt != null);
        return viewer.IsAdmin ? notices : notices.Where(t => db.Participations.Any(p => p.TopicId == t.Id && p.MemberId == me));
    }

    public static async ValueTask<IQueryable<Consultation>> ConsultationsSeenByAsync(this BotDbContext db, Viewer viewer, CancellationToken cancellationToken)
    {
        var (own, tiers) = (viewer.GroupId, await db.TiersSeenByAsync(viewer, cancellationToken));
        return viewer.IsAdmin ? db.Consultations : db.Consultations.Where(c => c.GroupId == null ? (c.Audience & tiers) != 0 : c.GroupId == own);
    }

    /// <summary>The same for one that is loaded already.</summary>
    public static async ValueTask<bool> IsSeenByAsync(this BotDbContext db, Consultation round, Viewer viewer, CancellationToken cancellationToken) =>
        viewer.IsAdmin || (round.GroupId is null ? (round.Audience & await db.TiersSeenByAsync(viewer, cancellationToken)) != 0 : viewer.IsOf(round.GroupId));

    /// <summary>The tiers of topics and rounds that are meant for the person.</summary>
    public static async ValueTask<Tiers> TiersSeenByAsync(this BotDbContext db, Viewer viewer, CancellationToken cancellationToken) =>
        viewer.IsAdmin ? Tiers.All : await db.TiersOfAsync(viewer.MemberId, cancellationToken);
}
