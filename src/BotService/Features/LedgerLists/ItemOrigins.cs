using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.LedgerLists;

/// <summary>What an item comes from, as far as somebody may see it: 访1, 问4.</summary>
internal sealed class ItemOrigins(BotDbContext db, LedgerKinds kinds, IOptions<OrganisationOptions> organisation)
{
    private const int AtOnce = 500;

    /// <summary>Those that the reader sees by what they are called, and how many there are besides.</summary>
    public async ValueTask<(IReadOnlyList<string> Names, int Hidden)> OfAsync(LedgerItem item, Viewer reader, CancellationToken cancellationToken) =>
        await NamesAsync(await FromAsync(item, cancellationToken), reader, cancellationToken);

    /// <summary>For a card that goes to a person; empty where there is nothing, or nothing that the person may see.</summary>
    public async ValueTask<string> ForAsync(LedgerItem item, int? memberId, CancellationToken cancellationToken)
    {
        var from = await FromAsync(item, cancellationToken);

        if (from.Count == 0 || await db.Members.SingleOrDefaultAsync(m => m.Id == memberId, cancellationToken) is not { } member)
        {
            return string.Empty;
        }

        return string.Join('、', (await NamesAsync(from, ReaderOf(member), cancellationToken)).Names);
    }

    /// <summary>The same for a card of each item that goes to its owner, by item.</summary>
    public async ValueTask<IReadOnlyDictionary<int, string>> ForOwnersAsync(IEnumerable<(LedgerItem Item, Member Owner)> cards, CancellationToken cancellationToken)
    {
        Dictionary<int, string> names = [];

        foreach (var some in cards.Chunk(AtOnce))
        {
            var from = await FromEachAsync([.. some.Select(card => card.Item.Id)], cancellationToken);

            if (from.Count == 0)
            {
                continue;
            }

            var sight = await ItemSight.ReadAsync(db, [.. from.SelectMany(ids => ids).Distinct()], cancellationToken);

            foreach (var (item, owner) in some)
            {
                names[item.Id] = string.Join('、', sight.SeenBy(ReaderOf(owner), from[item.Id]).Select(seen => NameOf(seen.Kind, seen.Number)));
            }
        }

        return names;
    }

    private async ValueTask<List<int>> FromAsync(LedgerItem item, CancellationToken cancellationToken) => [.. (await FromEachAsync([item.Id], cancellationToken))[item.Id]];

    /// <summary>By item.</summary>
    private async ValueTask<ILookup<int, int>> FromEachAsync(List<int> ids, CancellationToken cancellationToken)
    {
        var links = await db.LedgerLinks
            .Where(l => (ids.Contains(l.FromId) && l.Relation != LedgerRelation.DoneBy) || (ids.Contains(l.ToId) && l.Relation == LedgerRelation.DoneBy))
            .Select(l => new { l.FromId, l.ToId, IsDoneBy = l.Relation == LedgerRelation.DoneBy }).ToListAsync(cancellationToken);
        return links.ToLookup(l => l.IsDoneBy ? l.ToId : l.FromId, l => l.IsDoneBy ? l.FromId : l.ToId);
    }

    private async ValueTask<(IReadOnlyList<string> Names, int Hidden)> NamesAsync(List<int> from, Viewer reader, CancellationToken cancellationToken)
    {
        if (from.Count == 0)
        {
            return ([], 0);
        }

        var seen = await db.SeenBy(reader).Where(i => from.Contains(i.Id)).OrderBy(i => i.Id).Select(i => new { i.Kind, i.Number }).ToListAsync(cancellationToken);
        return ([.. seen.Select(i => NameOf(i.Kind, i.Number))], from.Count - seen.Count);
    }

    private Viewer ReaderOf(Member member) => Viewer.From(member.UserId, member, organisation.Value.IsAdmin(member.UserKey), standsIn: false);

    private string NameOf(string kind, int number) => $"{kinds.Of(kind).Prefix}{number}";
}
