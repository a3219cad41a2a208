using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists;

/// <summary>Who works on an item beside its owner, and who verifies it by name.</summary>
internal sealed class LedgerTeams(BotDbContext db, LedgerDays days)
{
    public async ValueTask<bool> AddAsync(LedgerItem item, int memberId, LedgerRole role, CancellationToken cancellationToken)
    {
        var row = await db.LedgerTeams.FindAsync([item.Id, memberId, role], cancellationToken);

        if (row is null)
        {
            db.LedgerTeams.Add(new LedgerTeam { ItemId = item.Id, MemberId = memberId, Role = role, Since = days.Today });
            return true;
        }

        var isNew = row.Until is not null;
        (row.Since, row.Until) = (isNew ? days.Today : row.Since, null);
        return isNew;
    }

    /// <summary>Who helps may have been given the whole of it since, and is its owner then.</summary>
    public async ValueTask<List<Member>> OfAsync(LedgerItem item, LedgerRole role, CancellationToken cancellationToken)
    {
        var owner = role is LedgerRole.Member ? item.OwnerId : null;
        return await db.Members.Where(m => m.Id != owner && db.LedgerTeams.Any(t => t.ItemId == item.Id && t.MemberId == m.Id && t.Role == role && t.Until == null)).OrderBy(m => m.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Whoever goes or works on it, but the one who speaks.</summary>
    public async ValueTask<List<int?>> OthersAsync(LedgerItem item, Viewer but, CancellationToken cancellationToken) =>
        [.. (await OfAsync(item, LedgerRole.Member, cancellationToken)).Select(m => (int?)m.Id).Prepend(item.OwnerId).Where(id => id is not null && id != but.MemberId).Distinct()];
}
