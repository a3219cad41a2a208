using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.LedgerLists;

/// <summary>What an item comes from, as far as somebody may see it: 访1, 问4.</summary>
internal sealed class ItemOrigins(BotDbContext db, LedgerKinds kinds, IOptions<OrganisationOptions> organisation)
{
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

        var reader = Viewer.From(member.UserId, member, organisation.Value.IsAdmin(member.UserKey), standsIn: false);
        return string.Join('、', (await NamesAsync(from, reader, cancellationToken)).Names);
    }

    private async ValueTask<List<int>> FromAsync(LedgerItem item, CancellationToken cancellationToken)
    {
        var id = item.Id;
        return await db.LedgerLinks.Where(l => (l.FromId == id && l.Relation != LedgerRelation.DoneBy) || (l.ToId == id && l.Relation == LedgerRelation.DoneBy)).Select(l => l.FromId == id ? l.ToId : l.FromId).ToListAsync(cancellationToken);
    }

    private async ValueTask<(IReadOnlyList<string> Names, int Hidden)> NamesAsync(List<int> from, Viewer reader, CancellationToken cancellationToken)
    {
        if (from.Count == 0)
        {
            return ([], 0);
        }

        var seen = await db.SeenBy(reader).Where(i => from.Contains(i.Id)).OrderBy(i => i.Id).Select(i => new { i.Kind, i.Number }).ToListAsync(cancellationToken);
        return ([.. seen.Select(i => $"{kinds.Of(i.Kind).Prefix}{i.Number}")], from.Count - seen.Count);
    }
}
