using BotService.Store;
using BotService.Store.Personal;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Gatherings;

/// <summary>Who opened a gathering; the gathering stays, by an alias.</summary>
internal sealed class OpenedGatherings(BotDbContext db) : IPersonalRecords
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(Gathering)];

    public Task<int> MentionsAsync(Store.Member member, CancellationToken cancellationToken) => db.Gatherings.CountAsync(g => g.Name.Contains(member.Name), cancellationToken);

    public Task EraseAsync(Erasure erasure, CancellationToken cancellationToken) =>
        db.Gatherings.ReplaceAccountAsync(g => g.OpenedBy, erasure.Member.UserKey, erasure.Alias, cancellationToken);

    public Task RenameAsync(AccountChange change, CancellationToken cancellationToken) =>
        db.Gatherings.ReplaceAccountAsync(g => g.OpenedBy, change.Key, change.To, cancellationToken);

    /// <summary>As long as the check-ins that were made at it.</summary>
    public IEnumerable<RetentionStep> Retention(RetentionTerms terms)
    {
        var kept = terms.Start(terms.Policy.KeepCheckInsDays);
        return [RetentionStep.Delete<Gathering>(gatherings => gatherings.Where(g => g.OpenedAt < kept).OrderBy(g => g.Id))];
    }
}
