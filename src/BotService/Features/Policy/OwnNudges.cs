using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Policy;

/// <summary>The pushes to one person that are still kept, asked for week by week, which is how they lie.</summary>
internal static class OwnNudges
{
    public static IQueryable<SentNudge> NudgesOf(this BotDbContext db, int memberId, DateOnly today, PolicyOptions policy)
    {
        var oldest = StudyWeek.Of(today.AddDays(-policy.KeepMessagesDays));
        var weeks = new List<int>();

        for (var week = StudyWeek.Of(today); week >= oldest; week = week.Previous())
        {
            weeks.Add(week.Key);
        }

        return db.SentNudges.AsNoTracking().Where(n => weeks.Contains(n.WeekKey) && n.MemberId == memberId);
    }
}
