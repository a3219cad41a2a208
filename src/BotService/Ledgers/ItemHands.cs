using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Ledgers;

/// <summary>Who has or had a hand in the present cycle of some items, and who was named to verify them; read together for all of them.</summary>
internal sealed class ItemHands
{
    private readonly ILookup<(int ItemId, int Cycle), Step> _steps;
    private readonly ILookup<int, Teammate> _teams;
    private readonly Dictionary<int, LedgerPerson> _owners;

    private ItemHands(List<Step> steps, List<Teammate> teams, List<LedgerPerson> owners)
    {
        _steps = steps.ToLookup(step => (step.ItemId, step.Cycle));
        _teams = teams.ToLookup(one => one.ItemId);
        _owners = owners.ToDictionary(owner => owner.MemberId!.Value);
    }

    public static async ValueTask<ItemHands> ReadAsync(BotDbContext db, IReadOnlyCollection<LedgerItem> items, DateOnly today, CancellationToken cancellationToken)
    {
        var ids = items.Select(item => item.Id).ToList();
        var cycles = items.Select(item => item.Cycle).Distinct().ToList();
        var ownerIds = items.Select(item => item.OwnerId).OfType<int>().Distinct().ToList();

        var steps = await db.LedgerEntries
            .Where(e => ids.Contains(e.ItemId) && cycles.Contains(e.Cycle) && e.TakenBackAt == null)
            .OrderBy(e => e.Id).Select(e => new Step(e.ItemId, e.Cycle, e.Verb, e.ByUserKey, e.Day)).ToListAsync(cancellationToken);

        var teams = await (from row in db.LedgerTeams
                           where ids.Contains(row.ItemId) && row.Role != LedgerRole.Listener
                           join member in db.Members on row.MemberId equals member.Id
                           orderby member.Id
                           select new Teammate(
                               row.ItemId,
                               row.Role,
                               row.Until,
                               new LedgerPerson(member.UserKey, member.Id, member.Name, member.GroupId),
                               Member.IsOn(member.Joined, member.Left, today))).ToListAsync(cancellationToken);

        var owners = ownerIds.Count == 0 ? [] : await db.Members.Where(m => ownerIds.Contains(m.Id)).Select(LedgerPerson.Row).ToListAsync(cancellationToken);
        return new ItemHands(steps, teams, owners);
    }

    /// <summary>The keys of the owner, of the team with those who have left it in this cycle, and of whoever said 完成 in it, also for another.</summary>
    public HashSet<string> In(LedgerItem item)
    {
        var steps = _steps[(item.Id, item.Cycle)];
        var since = steps.FirstOrDefault()?.Day ?? DateOnly.MaxValue;
        HashSet<string> keys =
        [
            .. steps.Where(step => step.Verb == nameof(LedgerVerb.Claim)).Select(step => step.ByUserKey),
            .. _teams[item.Id].Where(one => one.Role is LedgerRole.Member && (one.Until is null || one.Until >= since)).Select(one => one.Person.Key),
        ];

        if (OwnerOf(item) is { } owner)
        {
            keys.Add(owner.Key);
        }

        return keys;
    }

    public LedgerPerson? OwnerOf(LedgerItem item) => item.OwnerId is { } id ? _owners.GetValueOrDefault(id) : null;

    /// <summary>Those on the roster who were named to verify it.</summary>
    public IEnumerable<LedgerPerson> NamedFor(LedgerItem item) =>
        _teams[item.Id].Where(one => one is { Role: LedgerRole.Verifier, Until: null, IsOnRoster: true }).Select(one => one.Person);

    private sealed record Step(int ItemId, int Cycle, string Verb, string ByUserKey, DateOnly Day);

    private sealed record Teammate(int ItemId, LedgerRole Role, DateOnly? Until, LedgerPerson Person, bool IsOnRoster);
}
