using Microsoft.EntityFrameworkCore;

namespace BotService.Store;

/// <summary>How many pushes a person's week holds: those of one instant become one message and count once.</summary>
internal static class PushesOfWeek
{
    public static Task<int> CountPushesAsync(this BotDbContext db, int memberId, int weekKey, CancellationToken cancellationToken) =>
        db.SentNudges.Where(s => s.MemberId == memberId && s.WeekKey == weekKey).Select(s => s.At).Distinct().CountAsync(cancellationToken);

    /// <summary>Those of some people whose week holds fewer.</summary>
    public static IQueryable<Member> WithFewerPushes(this IQueryable<Member> people, BotDbContext db, int weekKey, int than) =>
        people.Where(m => db.SentNudges.Where(s => s.MemberId == m.Id && s.WeekKey == weekKey).Select(s => s.At).Distinct().Count() < than);
}
