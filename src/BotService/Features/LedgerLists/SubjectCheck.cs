using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists;

/// <summary>How many of the leading body own a subject of research; or how many subjects have a visit. Both as they were on the day.</summary>
[PrescribedForms("every 党组 owns 课", "every 课 has 访")]
internal sealed class SubjectCheck(BotDbContext db, LedgerFigures figures) : IPrescribedCheck
{
    public async ValueTask<PrescribedCount> CountAsync(IReadOnlyList<string> words, DateOnly day, CancellationToken cancellationToken)
    {
        var subjects = figures.OnDay(db.LedgerItems.Where(i => i.Kind == "subject"), day).Where(s => s.State != LedgerState.Void);

        if (words is [_, _, "owns", _])
        {
            var leaders = db.Members.OnRoster(day).Where(m => m.Group!.Tier == Tiers.Leadership);
            var owners = subjects.Where(s => s.OwnerId != null).Select(s => s.OwnerId!.Value);
            return new PrescribedCount(await leaders.CountAsync(m => owners.Contains(m.Id), cancellationToken), await leaders.CountAsync(cancellationToken));
        }

        var about = db.AboutOn(day);
        var planned = from visit in figures.OnDay(db.LedgerItems.Where(i => about.Any(l => l.FromId == i.Id)), day)
                      where visit.State != LedgerState.Void
                      join link in about on visit.ItemId equals link.FromId
                      select link.ToId;
        return new PrescribedCount(await subjects.CountAsync(s => planned.Contains(s.ItemId), cancellationToken), await subjects.CountAsync(cancellationToken));
    }
}
