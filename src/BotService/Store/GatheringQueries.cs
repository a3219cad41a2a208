namespace BotService.Store;

/// <summary>Which gatherings are open, which are over, and who runs them.</summary>
internal static class GatheringQueries
{
    /// <summary>Those whose code is taken now.</summary>
    public static IQueryable<Gathering> Running(this IQueryable<Gathering> gatherings) => gatherings.Where(g => g.ClosedAt == null);

    public static IQueryable<Gathering> EndedBefore(this IQueryable<Gathering> gatherings, DateTimeOffset end) => gatherings.Where(g => g.ClosedAt != null && g.ClosedAt < end);

    /// <summary>Without the days of a class, which are counted as days.</summary>
    public static IQueryable<Gathering> OutsideClasses(this IQueryable<Gathering> gatherings) => gatherings.Where(g => g.TopicId == null);

    /// <summary>Those that the viewer closes: an admin what is for all, a liaison the own group's, and whoever is both closes both.</summary>
    public static IQueryable<Gathering> RunBy(this IQueryable<Gathering> gatherings, Viewer viewer)
    {
        var (isAdmin, group) = (viewer.IsAdmin, viewer.LedGroup);
        return gatherings.Where(g => (g.GroupId == null && isAdmin) || (g.GroupId != null && g.GroupId == group));
    }

    /// <inheritdoc cref="RunBy"/>
    public static bool IsRunBy(this Gathering gathering, Viewer viewer) => gathering.GroupId is null ? viewer.IsAdmin : viewer.IsLiaisonOf(gathering.GroupId);
}
