using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Ledgers;

/// <summary>Who may verify an item: never who did it, who helped, or who said it is done.</summary>
internal sealed class LedgerVerifiers(BotDbContext db, LocalClock clock, IOptions<OrganisationOptions> organisation)
{
    /// <summary>Joins two ways to one step: whoever is of either may verify.</summary>
    private const string Or = " or ";

    private (int Reading, IReadOnlyList<LedgerPerson> People) _admins = (-1, []);

    /// <summary>Everybody of the first step of the kind's order in which somebody is left.</summary>
    public ValueTask<LedgerCandidates> ForAsync(LedgerItem item, LedgerKind kind, CancellationToken cancellationToken) => ForAsync(item, kind, null, cancellationToken);

    /// <param name="claimer">Who says right now that it is done, which is not in the store yet.</param>
    public async ValueTask<LedgerCandidates> ForAsync(LedgerItem item, LedgerKind kind, string? claimer, CancellationToken cancellationToken)
    {
        var never = await NeverAsync(item, cancellationToken);

        if (claimer is not null)
        {
            never.Add(claimer);
        }

        foreach (var step in kind.VerifiedBy)
        {
            List<LedgerCandidates> ways = [];

            foreach (var way in step.Split(Or))
            {
                var people = (await OfStepAsync(way, item, kind, cancellationToken)).Where(person => !never.Contains(person.Key)).DistinctBy(person => person.Key).ToList();
                ways.AddRange(people.Count > 0 ? [new LedgerCandidates(way, people)] : []);
            }

            if (ways.Count > 0)
            {
                return new LedgerCandidates(string.Join(Or, ways.Select(way => way.Step)), [.. ways.SelectMany(way => way.People).DistinctBy(person => person.Key)]) { Asked = ways[0].People };
            }
        }

        return LedgerCandidates.Nobody;
    }

    /// <summary>Whether somebody has a hand in this cycle of it, or had: such a person verifies nothing of it.</summary>
    public async ValueTask<bool> HasHandInAsync(LedgerItem item, Member member, CancellationToken cancellationToken) => (await NeverAsync(item, cancellationToken)).Contains(member.UserKey);

    /// <summary>The owner, the team with those who have left it in this cycle, and whoever said 完成 in it, also for another.</summary>
    private async ValueTask<HashSet<string>> NeverAsync(LedgerItem item, CancellationToken cancellationToken)
    {
        var steps = await db.LedgerEntries.Where(e => e.ItemId == item.Id && e.Cycle == item.Cycle && e.TakenBackAt == null).OrderBy(e => e.Id).Select(e => new { e.Verb, e.ByUserKey, e.Day }).ToListAsync(cancellationToken);
        var since = steps.Count > 0 ? steps[0].Day : DateOnly.MaxValue;
        var own = await db.Members
            .Where(m => m.Id == item.OwnerId
                || db.LedgerTeams.Any(t => t.ItemId == item.Id && t.MemberId == m.Id && t.Role == LedgerRole.Member && (t.Until == null || t.Until >= since)))
            .Select(m => m.UserKey).ToListAsync(cancellationToken);
        return [.. steps.Where(step => step.Verb == nameof(LedgerVerb.Claim)).Select(step => step.ByUserKey), .. own];
    }

    private async ValueTask<IEnumerable<LedgerPerson>> OfStepAsync(string step, LedgerItem item, LedgerKind kind, CancellationToken cancellationToken)
    {
        var today = clock.Today;

        switch (step)
        {
            case "named":
                return await PeopleAsync(db.Members.OnRoster(today).Where(m => db.LedgerTeams.Any(t => t.ItemId == item.Id && t.MemberId == m.Id && t.Role == LedgerRole.Verifier && t.Until == null)), cancellationToken);
            case "raiser":
                return await ByKeyAsync(item.RaisedByKey, cancellationToken);
            case "assigner":
                return item.AssignedByKey is { } key ? await ByKeyAsync(key, cancellationToken) : [];
            case "beneficiary":
                return await ForWhomAsync(item, kind, cancellationToken);
            case "other liaison":
                return await PeopleAsync(db.LiaisonsOnDuty(today).Where(m => m.GroupId != item.GroupId && !db.Members.Any(o => o.Id == item.OwnerId && o.GroupId == m.GroupId)), cancellationToken);
            case "leadership":
                return await PeopleAsync(db.Members.OnRoster(today).Where(m => db.Groups.Any(g => g.Id == m.GroupId && g.Tier == Tiers.Leadership)), cancellationToken);
            default:
                return await AdminsAsync(cancellationToken);
        }
    }

    private async ValueTask<IEnumerable<LedgerPerson>> ForWhomAsync(LedgerItem item, LedgerKind kind, CancellationToken cancellationToken)
    {
        if (kind.Field("for") is not { } field || LedgerFields.Read(item.Fields).GetValueOrDefault(field.Key) is not { } whom)
        {
            return [];
        }

        var groups = await db.Groups.AsNoTracking().ToListAsync(cancellationToken);

        if (await CalledAsync(whom, groups, cancellationToken) is { Count: > 0 } whole)
        {
            return whole;
        }

        List<LedgerPerson> people = [];

        foreach (var name in Beneficiaries.In(whom).Where(name => name != whom))
        {
            people.AddRange(await CalledAsync(name, groups, cancellationToken));
        }

        return people;
    }

    /// <summary>Everybody of the group of that name, its liaison first; else whoever bears it.</summary>
    private async ValueTask<List<LedgerPerson>> CalledAsync(string name, List<StudyGroup> groups, CancellationToken cancellationToken)
    {
        var named = groups.Where(g => NameFolding.AreAlike(g.Name, name)).Select(g => g.Id).ToList();
        var members = named.Count == 0
            ? []
            : await db.Members.OnRoster(clock.Today).Where(m => named.Contains(m.GroupId)).OrderByDescending(m => m.Role == Role.Liaison).ThenBy(m => m.Id).ToListAsync(cancellationToken);
        members = members.Count > 0 ? members : (await db.Members.OnRoster(clock.Today).ToListAsync(cancellationToken)).FindAll(m => NameFolding.AreAlike(m.Name, name));
        return members.ConvertAll(LedgerPerson.Of);
    }

    private async ValueTask<IEnumerable<LedgerPerson>> ByKeyAsync(string key, CancellationToken cancellationToken)
    {
        var people = await PeopleAsync(db.Members.OnRoster(clock.Today).Where(m => m.UserKey == key), cancellationToken);
        return people.Count > 0 || !organisation.Value.IsAdmin(key) ? people : [new LedgerPerson(key, null, "管理员", null)];
    }

    /// <summary>Asked for with each item of a list, and the same for all of them; by the next message somebody may have come or gone.</summary>
    private async ValueTask<IEnumerable<LedgerPerson>> AdminsAsync(CancellationToken cancellationToken)
    {
        if (_admins.Reading != db.Reading)
        {
            var keys = (await db.AdminsAsync(organisation.Value, clock.Today, cancellationToken)).Select(UserKey.Of).ToList();
            var known = await PeopleAsync(db.Members.OnRoster(clock.Today).Where(m => keys.Contains(m.UserKey)), cancellationToken);
            _admins = (db.Reading, [.. known, .. keys.Where(key => known.All(person => person.Key != key)).Select(key => new LedgerPerson(key, null, "管理员", null))]);
        }

        return _admins.People;
    }

    private static async ValueTask<List<LedgerPerson>> PeopleAsync(IQueryable<Member> members, CancellationToken cancellationToken) =>
        [.. (await members.OrderBy(m => m.Id).ToListAsync(cancellationToken)).Select(LedgerPerson.Of)];
}

/// <summary>Who may verify, and by which step of the kind's order.</summary>
internal sealed record LedgerCandidates(string Step, IReadOnlyList<LedgerPerson> People)
{
    public static LedgerCandidates Nobody { get; } = new(string.Empty, []);

    /// <summary>Whom a claim is told; the others of a step find it in their lists.</summary>
    public IReadOnlyList<LedgerPerson> Asked { get; init; } = People;

    public bool Includes(string userKey) => People.Any(person => person.Key == userKey);

    /// <summary>As whom they verify.</summary>
    public string Office => Step switch
    {
        "named" => "验收人",
        "raiser" => "提出人",
        "assigner" => "交办人",
        "beneficiary" => "受益的人",
        "other liaison" => "其他组联络员",
        "leadership" => "党组成员",
        "other liaison or admin" => "其他组联络员或管理员",
        "leadership or admin" => "党组成员或管理员",
        _ => "管理员",
    };
}

/// <summary>Somebody by name; an admin by configuration has no row.</summary>
internal sealed record LedgerPerson(string Key, int? MemberId, string Name, int? GroupId)
{
    public static LedgerPerson Of(Member member) => new(member.UserKey, member.Id, member.Name, member.GroupId);
}
