using BotService.Ledgers;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Gatherings;

/// <summary>Whether a gathering of that name or form was closed; or in how many groups one was, of those that should have had it.</summary>
[PrescribedForms("gathering 名称", "gathering 名称 per 党组", "gathering 名称 per group")]
internal sealed class GatheringCheck(BotDbContext db, LocalClock clock) : IPrescribedCheck
{
    public async ValueTask<PrescribedCount> CountAsync(IReadOnlyList<string> words, DateOnly day, CancellationToken cancellationToken)
    {
        var (name, end) = (words[1], clock.StartOf(day.AddDays(1)));
        var closed = db.Gatherings.EndedBefore(end).Where(g => g.Name.Contains(name) || g.Form == name);

        if (words is not [_, _, _, var whom])
        {
            return new PrescribedCount(await closed.AnyAsync(cancellationToken) ? 1 : 0, 1);
        }

        var groups = whom == "group" ? db.Groups : db.Groups.Where(g => g.Tier == Tiers.Leadership);
        return new PrescribedCount(await groups.CountAsync(g => closed.Any(h => h.GroupId == g.Id), cancellationToken), await groups.CountAsync(cancellationToken));
    }
}
