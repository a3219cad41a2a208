using Microsoft.EntityFrameworkCore;

namespace BotService.Store;

/// <summary>How many pushes a person's week holds: those of one instant become one message and count once.</summary>
internal static class PushesOfWeek
{
    public static Task<int> CountPushesAsync(this BotDbContext db, int memberId, int weekKey, CancellationToken cancellationToken) =>
        db.SentNudges.Where(s => s.MemberId == memberId && s.WeekKey == weekKey).Select(s => s.At).Distinct().CountAsync(cancellationToken);

    /// <summary>Whom a push of any kind reaches in that span of the week.</summary>
    public static async Task<HashSet<int>> ReachedAsync(this BotDbContext db, int weekKey, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        [.. await db.SentNudges.Where(s => s.WeekKey == weekKey && s.At >= from && s.At <= to).Select(s => s.MemberId).Distinct().ToListAsync(cancellationToken)];

    /// <summary>Those of them whose week holds fewer.</summary>
    public static IQueryable<Member> WithFewerPushes(this IQueryable<Member> people, BotDbContext db, int weekKey, int than) =>
        people.Where(m => db.SentNudges.Where(s => s.MemberId == m.Id && s.WeekKey == weekKey).Select(s => s.At).Distinct().Count() < than);
}
