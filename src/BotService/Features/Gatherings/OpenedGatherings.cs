using BotService.Messaging;
using BotService.Store;
using BotService.Store.Personal;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Gatherings;

/// <summary>Who opened a gathering; the gathering stays, by an alias.</summary>
internal sealed class OpenedGatherings(BotDbContext db) : IPersonalRecords
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(Gathering)];

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        // A userid is kept in whichever case it was written.
        foreach (var actor in (await db.Gatherings.Select(g => g.OpenedBy).Distinct().ToListAsync(cancellationToken)).Where(actor => UserKey.Of(actor) == erasure.Member.UserKey))
        {
            await db.Gatherings.Where(g => g.OpenedBy == actor).ExecuteUpdateAsync(set => set.SetProperty(g => g.OpenedBy, erasure.Alias), cancellationToken);
        }
    }
}
