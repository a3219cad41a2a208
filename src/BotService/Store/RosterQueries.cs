using BotService.Messaging;
using Microsoft.EntityFrameworkCore;

namespace BotService.Store;

/// <summary>Who is on the roster on a day, and who is to be turned to.</summary>
internal static class RosterQueries
{
    public static IQueryable<Member> OnRoster(this IQueryable<Member> members, DateOnly day) => members.NotLeft(day).Where(m => m.Joined == null || m.Joined <= day);

    /// <summary>Those on the roster and those who join it later. A last day may be entered in advance, and until it comes nobody has left.</summary>
    public static IQueryable<Member> NotLeft(this IQueryable<Member> members, DateOnly day) => members.Where(m => m.Left == null || m.Left > day);

    /// <summary>The roster's own admins; the configuration may name more.</summary>
    public static IQueryable<Member> AdminsOn(this IQueryable<Member> members, DateOnly day) => members.OnRoster(day).Where(m => m.Role == Role.Admin);

    /// <summary>Those whom something is meant for: one group alone, or everybody with a group, home or other, of these tiers.</summary>
    public static IQueryable<Member> InAudience(this IQueryable<Member> members, BotDbContext db, Tiers audience, int? onlyGroup = null) =>
        onlyGroup is { } group
            ? members.Where(m => m.GroupId == group)
            : members.Where(m => (m.Group!.Tier & audience) != 0 || m.OtherGroups.Any(other => db.Groups.Any(g => g.Id == other.GroupId && (g.Tier & audience) != 0)));

    /// <summary>The ids of the first so many of them that fit, in roster order. No database folds names as people do, and a roster may be long: it is looked through, not kept.</summary>
    /// <param name="fits">Asked with each person's folded name and key.</param>
    public static async Task<List<int>> FirstByNameAsync(this IQueryable<Member> people, Func<string, string, bool> fits, int most, CancellationToken cancellationToken)
    {
        List<int> found = [];

        await foreach (var one in people.OrderBy(m => m.Id).Select(m => new { m.Id, m.Name, m.UserKey }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (fits(NameFolding.Fold(one.Name), one.UserKey))
            {
                found.Add(one.Id);

                if (found.Count == most)
                {
                    break;
                }
            }
        }

        return found;
    }

    /// <summary>Whether a text names one of them, however the name is written there. A name of one character stands in too many words.</summary>
    public static async Task<bool> AnyNamedInAsync(this IQueryable<Member> people, string text, CancellationToken cancellationToken)
    {
        // Folding leaves out the full stop, over which no name goes.
        var sentences = text.Split((char[])['。', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(NameFolding.Fold).ToList();
        return (await people.FirstByNameAsync((name, _) => name.Length > 1 && sentences.Exists(sentence => sentence.Contains(name, StringComparison.Ordinal)), most: 1, cancellationToken)).Count > 0;
    }

    /// <summary>Userids of the roster's admins and of those that the configuration names, each once.</summary>
    public static async Task<IReadOnlyList<string>> AdminsAsync(this BotDbContext db, OrganisationOptions organisation, DateOnly day, CancellationToken cancellationToken)
    {
        var fromRoster = await db.Members.AdminsOn(day).OrderBy(m => m.Id).Select(m => m.UserId).ToListAsync(cancellationToken);
        return [.. fromRoster.Concat(organisation.Admins).DistinctBy(UserKey.Of)];
    }

    /// <summary>Who decides on a person's leave: the other liaisons on duty of the home group; where there is none, the admins.</summary>
    public static async Task<IEnumerable<string>> LeaveDecidersAsync(this BotDbContext db, Member asker, OrganisationOptions organisation, DateOnly day, CancellationToken cancellationToken)
    {
        var liaisons = await db.LiaisonsOnDuty(day).Where(m => m.GroupId == asker.GroupId && m.Id != asker.Id).OrderBy(m => m.Id).Select(m => m.UserId).ToListAsync(cancellationToken);

        if (liaisons.Count > 0)
        {
            return liaisons;
        }

        var admins = await db.AdminsAsync(organisation, day, cancellationToken);
        return admins.Where(admin => UserKey.Of(admin) != asker.UserKey);
    }
}
