using BotService.Store;
using BotService.Store.Personal;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Reports.Comparing;

/// <summary>Who asked for a draft of the report; its figures name nobody.</summary>
internal sealed class SnapshotOwners(BotDbContext db) : IPersonalRecords
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(Snapshot)];

    public Task EraseAsync(Erasure erasure, CancellationToken cancellationToken) =>
        db.Snapshots.Where(s => s.MadeBy == erasure.Member.UserKey).ExecuteUpdateAsync(set => set.SetProperty(s => s.MadeBy, erasure.Alias), cancellationToken);

    public Task RenameAsync(AccountChange change, CancellationToken cancellationToken) =>
        db.Snapshots.Where(s => s.MadeBy == change.Key).ExecuteUpdateAsync(set => set.SetProperty(s => s.MadeBy, change.NewKey), cancellationToken);
}
