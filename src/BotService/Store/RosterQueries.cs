using BotService.Messaging;
using Microsoft.EntityFrameworkCore;

namespace BotService.Store;

/// <summary>Who is on the roster on a day, and who is to be turned to.</summary>
internal static class RosterQueries
{
    public static IQueryable<Member> OnRoster(this IQueryable<Member> members, DateOnly day) =>
        members.Where(m => (m.Joined == null || m.Joined <= day) && (m.Left == null || m.Left > day));

    /// <summary>Userids of the roster's admins and of those that the configuration names, each once.</summary>
    public static async Task<IReadOnlyList<string>> AdminsAsync(this BotDbContext db, OrganisationOptions organisation, DateOnly day, CancellationToken cancellationToken)
    {
        var fromRoster = await db.Members.OnRoster(day).Where(m => m.Role == Role.Admin).OrderBy(m => m.Id).Select(m => m.UserId).ToListAsync(cancellationToken);
        return [.. fromRoster.Concat(organisation.Admins).DistinctBy(UserKey.Of)];
    }
}
