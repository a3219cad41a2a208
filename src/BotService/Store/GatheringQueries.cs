namespace BotService.Store;

/// <summary>Which gatherings run, and which are over.</summary>
internal static class GatheringQueries
{
    /// <summary>Those whose code is taken now.</summary>
    public static IQueryable<Gathering> Running(this IQueryable<Gathering> gatherings) => gatherings.Where(g => g.ClosedAt == null);

    public static IQueryable<Gathering> EndedBefore(this IQueryable<Gathering> gatherings, DateTimeOffset end) => gatherings.Where(g => g.ClosedAt != null && g.ClosedAt < end);

    /// <summary>Without the days of a class, which are counted as days.</summary>
    public static IQueryable<Gathering> OutsideClasses(this IQueryable<Gathering> gatherings) => gatherings.Where(g => g.TopicId == null);
}
