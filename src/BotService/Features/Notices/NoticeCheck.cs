using BotService.Ledgers;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Notices;

/// <summary>Tiers that a notice of the series went to and whose time is over, of all tiers that there are.</summary>
[PrescribedForms("notice 名称")]
internal sealed class NoticeCheck(BotDbContext db, LocalClock clock) : IPrescribedCheck
{
    public async ValueTask<PrescribedCount> CountAsync(IReadOnlyList<string> words, DateOnly day, CancellationToken cancellationToken)
    {
        var (series, end) = (words[1], clock.StartOf(day.AddDays(1)));
        var audiences = await db.AllTopics.InFigures()
            .Where(t => t.Sort == TopicSort.Notice && t.GroupId == null && t.DueAt < end
                && (t.Series == series || t.Title.Contains(series)))
            .Select(t => t.Audience).ToListAsync(cancellationToken);
        var tiers = await db.Groups.Select(g => g.Tier).Distinct().ToListAsync(cancellationToken);
        return new PrescribedCount(tiers.Count(tier => audiences.Exists(audience => audience.HasFlag(tier))), tiers.Count);
    }
}
