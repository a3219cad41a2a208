using Microsoft.EntityFrameworkCore;

namespace BotService.Store;

/// <summary>Whom a topic is meant for before it opens and its roster is frozen.</summary>
internal static class TopicAudience
{
    /// <summary>The tiers of the person's groups, the home group and the others.</summary>
    public static async ValueTask<Tiers> TiersOfAsync(this BotDbContext db, int? memberId, CancellationToken cancellationToken)
    {
        var tiers = await db.Groups
            .Where(g => db.Members.Any(m => m.Id == memberId && m.GroupId == g.Id) || db.Memberships.Any(s => s.MemberId == memberId && s.GroupId == g.Id))
            .Select(g => g.Tier).ToListAsync(cancellationToken);
        return tiers.Aggregate(default(Tiers), (all, one) => all | one);
    }

    public static IQueryable<Topic> MeantFor(this IQueryable<Topic> topics, Tiers tiers) => topics.Where(topic => (topic.Audience & tiers) != 0);
}
