using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Ledgers;

/// <summary>Whom items are for, as the field of their kind names them: the people of that group, its liaison first, or else whoever is called so.</summary>
internal sealed class Beneficiaries
{
    private readonly ILookup<string, LedgerPerson> _byName;

    private Beneficiaries(ILookup<string, LedgerPerson> byName) => _byName = byName;

    /// <summary>No database folds names as people do, so groups and, where a name is no group's, the roster are looked through; once for all items.</summary>
    public static async ValueTask<Beneficiaries> ReadAsync(BotDbContext db, IEnumerable<(LedgerItem Item, LedgerKind Kind)> asked, DateOnly today, CancellationToken cancellationToken)
    {
        var wanted = asked.Select(one => NameIn(one.Item, one.Kind)).OfType<string>().SelectMany(name => BeneficiaryNames.In(name).Prepend(name)).Select(NameFolding.Fold).ToHashSet();

        if (wanted.Count == 0)
        {
            return new Beneficiaries(Array.Empty<LedgerPerson>().ToLookup(person => person.Name));
        }

        var groups = (await db.Groups.Select(g => new { g.Id, g.Name }).ToListAsync(cancellationToken))
            .Select(g => (g.Id, Name: NameFolding.Fold(g.Name))).Where(g => wanted.Contains(g.Name)).ToDictionary(g => g.Id, g => g.Name);
        var ids = groups.Keys.ToList();
        var roster = db.Members.OnRoster(today);
        var members = await roster.Where(m => ids.Contains(m.GroupId)).OrderByDescending(m => m.Role == Role.Liaison).ThenBy(m => m.Id).Select(LedgerPerson.Row).ToListAsync(cancellationToken);
        List<(string Name, LedgerPerson Person)> found = [.. members.Select(person => (groups[person.GroupId!.Value], person))];
        wanted.ExceptWith(found.Select(one => one.Name));

        if (wanted.Count > 0)
        {
            await foreach (var person in roster.OrderBy(m => m.Id).Select(LedgerPerson.Row).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                if (NameFolding.Fold(person.Name) is var name && wanted.Contains(name))
                {
                    found.Add((name, person));
                }
            }
        }

        return new Beneficiaries(found.ToLookup(one => one.Name, one => one.Person));
    }

    /// <summary>The name as it is written, as long as it is anybody's; else each of several.</summary>
    public IEnumerable<LedgerPerson> Of(LedgerItem item, LedgerKind kind)
    {
        if (NameIn(item, kind) is not { } name)
        {
            return [];
        }

        var whole = _byName[NameFolding.Fold(name)];
        return whole.Any() ? whole : BeneficiaryNames.In(name).SelectMany(one => _byName[NameFolding.Fold(one)]).DistinctBy(person => person.Key);
    }

    private static string? NameIn(LedgerItem item, LedgerKind kind) => kind.Field("for") is { } field ? LedgerFields.Read(item.Fields).GetValueOrDefault(field.Key) : null;
}
