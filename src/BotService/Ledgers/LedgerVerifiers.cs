using System.Linq.Expressions;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.Extensions.Options;

namespace BotService.Ledgers;

/// <summary>Who may verify an item: never who did it, who helped, or who said it is done.</summary>
internal sealed class LedgerVerifiers(BotDbContext db, LedgerKinds kinds, LocalClock clock, IOptions<OrganisationOptions> organisation)
{
    /// <summary>Of two ways of one step the first is asked first.</summary>
    private static readonly VerifierStep[] Ways =
        [VerifierStep.Named, VerifierStep.Raiser, VerifierStep.Assigner, VerifierStep.Beneficiary, VerifierStep.OtherLiaison, VerifierStep.Leadership, VerifierStep.Admin];

    /// <summary>Everybody of the first step of the kind's order in which somebody is left.</summary>
    public ValueTask<LedgerCandidates> ForAsync(LedgerItem item, LedgerKind kind, CancellationToken cancellationToken) => ForAsync(item, kind, null, cancellationToken);

    /// <param name="claimer">Who says right now that it is done, which is not in the store yet.</param>
    public async ValueTask<LedgerCandidates> ForAsync(LedgerItem item, LedgerKind kind, string? claimer, CancellationToken cancellationToken) =>
        await OfAsync(item, kind, claimer, await ReadAsync([(item, kind)], cancellationToken), cancellationToken);

    /// <summary>The same of each of a list, in its order. However long it is, the store is asked a few times.</summary>
    public async ValueTask<IReadOnlyList<(LedgerItem Item, LedgerCandidates Candidates)>> ForAllAsync(IReadOnlyCollection<LedgerItem> items, CancellationToken cancellationToken)
    {
        if (items.Count == 0)
        {
            return [];
        }

        List<(LedgerItem Item, LedgerKind Kind)> asked = [.. items.Select(item => (item, kinds.Of(item.Kind)))];
        var people = await ReadAsync(asked, cancellationToken);
        List<(LedgerItem Item, LedgerCandidates Candidates)> found = [];

        foreach (var (item, kind) in asked)
        {
            found.Add((item, await OfAsync(item, kind, claimer: null, people, cancellationToken)));
        }

        return found;
    }

    /// <summary>Whether somebody has a hand in this cycle of it, or had: such a person verifies nothing of it.</summary>
    public async ValueTask<bool> HasHandInAsync(LedgerItem item, Member member, CancellationToken cancellationToken) =>
        (await ItemHands.ReadAsync(db, [item], clock.Today, cancellationToken)).In(item).Contains(member.UserKey);

    private async ValueTask<VerifierPeople> ReadAsync(IReadOnlyList<(LedgerItem Item, LedgerKind Kind)> asked, CancellationToken cancellationToken) =>
        new(db, organisation.Value, clock.Today, asked, await ItemHands.ReadAsync(db, [.. asked.Select(one => one.Item)], clock.Today, cancellationToken));

    private static async ValueTask<LedgerCandidates> OfAsync(LedgerItem item, LedgerKind kind, string? claimer, VerifierPeople people, CancellationToken cancellationToken)
    {
        var never = people.Hands.In(item);

        if (claimer is not null)
        {
            never.Add(claimer);
        }

        foreach (var step in kind.VerifiedBy)
        {
            List<LedgerCandidates> ways = [];

            foreach (var way in Ways.Where(way => step.HasFlag(way)))
            {
                var left = (await people.OfStepAsync(way, item, kind, cancellationToken)).Where(person => !never.Contains(person.Key)).DistinctBy(person => person.Key).ToList();
                ways.AddRange(left.Count > 0 ? [new LedgerCandidates(way, left)] : []);
            }

            if (ways.Count > 0)
            {
                return new LedgerCandidates(ways.Aggregate(VerifierStep.None, (all, way) => all | way.Step), [.. ways.SelectMany(way => way.People).DistinctBy(person => person.Key)]) { Asked = ways[0].People };
            }
        }

        return LedgerCandidates.Nobody;
    }
}

/// <summary>Who may verify, and by which step of the kind's order.</summary>
internal sealed record LedgerCandidates(VerifierStep Step, IReadOnlyList<LedgerPerson> People)
{
    public static LedgerCandidates Nobody { get; } = new(VerifierStep.None, []);

    /// <summary>Whom a claim is told; the others of a step find it in their lists.</summary>
    public IReadOnlyList<LedgerPerson> Asked { get; init; } = People;

    public bool Includes(string userKey) => People.Any(person => person.Key == userKey);

    /// <summary>As whom they verify.</summary>
    public string Office => Step switch
    {
        VerifierStep.Named => "验收人",
        VerifierStep.Raiser => "提出人",
        VerifierStep.Assigner => "交办人",
        VerifierStep.Beneficiary => "受益的人",
        VerifierStep.OtherLiaison => "其他组联络员",
        VerifierStep.Leadership => "党组成员",
        VerifierStep.OtherLiaisonOrAdmin => "其他组联络员或管理员",
        VerifierStep.LeadershipOrAdmin => "党组成员或管理员",
        _ => "管理员",
    };
}

/// <summary>Somebody by name; an admin by configuration has no row.</summary>
internal sealed record LedgerPerson(string Key, int? MemberId, string Name, int? GroupId)
{
    /// <summary>What a query reads of a member for it.</summary>
    public static Expression<Func<Member, LedgerPerson>> Row { get; } = member => new LedgerPerson(member.UserKey, member.Id, member.Name, member.GroupId);
}
