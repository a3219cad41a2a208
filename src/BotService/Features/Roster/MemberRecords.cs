using BotService.Store;
using BotService.Store.Personal;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Roster;

/// <summary>The person on the roster: the row stays, because outcomes hang on it, with nobody's name and account.</summary>
internal sealed class MemberRecords(BotDbContext db) : IPersonalRecords
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(Store.Member), typeof(Membership)];

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        var (member, alias) = (erasure.Member, erasure.Alias);
        var left = member.Left is { } day && day < erasure.Today ? day : erasure.Today;
        await db.Members.Where(m => m.Id == member.Id).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.UserId, alias).SetProperty(m => m.UserKey, alias).SetProperty(m => m.Name, ErasureTerms.Gone).SetProperty(m => m.Role, Role.Member)
                .SetProperty(m => m.Joined, (DateOnly?)null).SetProperty(m => m.Left, left).SetProperty(m => m.MutedUntil, (DateOnly?)null).SetProperty(m => m.UnreachableSince, (DateTimeOffset?)null),
            cancellationToken);
        await db.Memberships.Where(s => s.MemberId == member.Id).ExecuteDeleteAsync(cancellationToken);
    }

    public Task RenameAsync(AccountChange change, CancellationToken cancellationToken) => db.Members.Where(m => m.Id == change.Member.Id).ExecuteUpdateAsync(
        set => set.SetProperty(m => m.UserId, change.To).SetProperty(m => m.UserKey, change.NewKey).SetProperty(m => m.UnreachableSince, (DateTimeOffset?)null), cancellationToken);
}
