namespace BotService.Store;

/// <summary>Which rows somebody may see: an admin all of them, everybody else what is of the own group or meant for oneself.</summary>
internal static class Sight
{
    public static IQueryable<Member> SeenBy(this IQueryable<Member> people, Viewer viewer)
    {
        var (isAdmin, own) = (viewer.IsAdmin, viewer.GroupId);
        return people.Where(m => isAdmin || m.GroupId == own);
    }

    public static IQueryable<StudyGroup> SeenBy(this IQueryable<StudyGroup> groups, Viewer viewer)
    {
        var (isAdmin, own) = (viewer.IsAdmin, viewer.GroupId);
        return groups.Where(g => isAdmin || g.Id == own);
    }

    public static IQueryable<Gathering> SeenBy(this IQueryable<Gathering> gatherings, Viewer viewer)
    {
        var (isAdmin, own) = (viewer.IsAdmin, viewer.GroupId);
        return gatherings.Where(g => isAdmin || g.GroupId == null || g.GroupId == own);
    }

    /// <summary>What was withdrawn is seen by whoever withdrew it.</summary>
    public static IQueryable<Topic> SeenBy(this IQueryable<Topic> topics, Viewer viewer)
    {
        var isAdmin = viewer.IsAdmin;
        return topics.Where(t => isAdmin || t.VoidedAt == null);
    }

    /// <summary>The notices that went out, of them those that the person was sent.</summary>
    public static IQueryable<Topic> NoticesSeenBy(this BotDbContext db, Viewer viewer)
    {
        var (isAdmin, me) = (viewer.IsAdmin, viewer.MemberId);
        return db.AllTopics.Where(t => t.Sort == TopicSort.Notice && t.OpenedAt != null && (isAdmin || db.Participations.Any(p => p.TopicId == t.Id && p.MemberId == me)));
    }

    public static async ValueTask<IQueryable<Consultation>> ConsultationsSeenByAsync(this BotDbContext db, Viewer viewer, CancellationToken cancellationToken)
    {
        var (isAdmin, own, tiers) = (viewer.IsAdmin, viewer.GroupId, await db.TiersSeenByAsync(viewer, cancellationToken));
        return db.Consultations.Where(c => isAdmin || (c.GroupId == null ? (c.Audience & tiers) != 0 : c.GroupId == own));
    }

    /// <summary>The same for a round that is at hand.</summary>
    public static async ValueTask<bool> IsSeenByAsync(this BotDbContext db, Consultation round, Viewer viewer, CancellationToken cancellationToken) =>
        viewer.IsAdmin || (round.GroupId is null ? (round.Audience & await db.TiersSeenByAsync(viewer, cancellationToken)) != 0 : viewer.IsOf(round.GroupId));

    /// <summary>The tiers of topics and rounds that are meant for the person.</summary>
    public static async ValueTask<Tiers> TiersSeenByAsync(this BotDbContext db, Viewer viewer, CancellationToken cancellationToken) =>
        viewer.IsAdmin ? Tiers.All : await db.TiersOfAsync(viewer.MemberId, cancellationToken);
}
