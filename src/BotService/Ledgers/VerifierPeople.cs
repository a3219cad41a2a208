using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Ledgers;

/// <summary>The people of each step of a kind's order: read when an item first comes to the step, and then for all items that are asked about.</summary>
internal sealed class VerifierPeople(BotDbContext db, OrganisationOptions organisation, DateOnly today, IReadOnlyList<(LedgerItem Item, LedgerKind Kind)> asked, ItemHands hands)
{
    private Dictionary<string, LedgerPerson>? _byKey;
    private Beneficiaries? _beneficiaries;
    private List<LedgerPerson>? _liaisons;
    private List<LedgerPerson>? _leadership;
    private List<LedgerPerson>? _admins;

    public ItemHands Hands => hands;

    public async ValueTask<IEnumerable<LedgerPerson>> OfStepAsync(VerifierStep step, LedgerItem item, LedgerKind kind, CancellationToken cancellationToken)
    {
        switch (step)
        {
            case VerifierStep.Named:
                return hands.NamedFor(item);
            case VerifierStep.Raiser:
                return await ByKeyAsync(item.RaisedByKey, cancellationToken);
            case VerifierStep.Assigner:
                return item.AssignedByKey is { } key ? await ByKeyAsync(key, cancellationToken) : [];
            case VerifierStep.Beneficiary:
                _beneficiaries ??= await Beneficiaries.ReadAsync(db, asked, today, cancellationToken);
                return _beneficiaries.Of(item, kind);
            case VerifierStep.OtherLiaison:
                _liaisons ??= await ReadAsync(db.LiaisonsOnDuty(today), cancellationToken);
                var ownersGroup = hands.OwnerOf(item)?.GroupId;
                return _liaisons.Where(person => person.GroupId != item.GroupId && person.GroupId != ownersGroup);
            case VerifierStep.Leadership:
                return _leadership ??= await ReadAsync(db.Members.OnRoster(today).Where(m => db.Groups.Any(g => g.Id == m.GroupId && g.Tier == Tiers.Leadership)), cancellationToken);
            default:
                return _admins ??= await AdminsAsync(cancellationToken);
        }
    }

    private async ValueTask<IEnumerable<LedgerPerson>> ByKeyAsync(string key, CancellationToken cancellationToken)
    {
        if (_byKey is null)
        {
            var keys = asked.Select(one => one.Item.RaisedByKey).Concat(asked.Select(one => one.Item.AssignedByKey).OfType<string>()).Distinct().ToList();
            _byKey = (await ReadAsync(db.Members.OnRoster(today).Where(m => keys.Contains(m.UserKey)), cancellationToken)).ToDictionary(person => person.Key);
        }

        if (_byKey.TryGetValue(key, out var known))
        {
            return [known];
        }

        return organisation.IsAdmin(key) ? [Unlisted(key)] : [];
    }

    private async ValueTask<List<LedgerPerson>> AdminsAsync(CancellationToken cancellationToken)
    {
        var keys = (await db.AdminsAsync(organisation, today, cancellationToken)).Select(UserKey.Of).ToList();
        var known = await ReadAsync(db.Members.OnRoster(today).Where(m => keys.Contains(m.UserKey)), cancellationToken);
        return [.. known, .. keys.Where(key => known.TrueForAll(person => person.Key != key)).Select(Unlisted)];
    }

    private static LedgerPerson Unlisted(string adminKey) => new(adminKey, null, "管理员", null);

    private static Task<List<LedgerPerson>> ReadAsync(IQueryable<Member> members, CancellationToken cancellationToken) =>
        members.OrderBy(m => m.Id).Select(LedgerPerson.Row).ToListAsync(cancellationToken);
}
