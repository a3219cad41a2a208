using System.Globalization;
using BotService.Ledgers;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.StudyLists;

/// <summary>On how many days somebody of the leading body came to a class for it, of as many as were prescribed.</summary>
[PrescribedForms("class-days 党组 7")]
internal sealed class ClassDayCheck(BotDbContext db, LocalClock clock) : IPrescribedCheck
{
    public async ValueTask<PrescribedCount> CountAsync(IReadOnlyList<string> words, DateOnly day, CancellationToken cancellationToken)
    {
        var classes = OfClasses(clock.StartOf(day.AddDays(1)));
        var leaders = db.Members.OnRoster(day).Where(m => m.Group!.Tier == Tiers.Leadership);
        var days = await db.CheckIns
            .Where(c => c.TakenBackAt == null && c.Day <= day && leaders.Any(m => m.Id == c.MemberId) && classes.Any(g => g.Id == c.GatheringId))
            .Select(c => c.Day).Distinct().CountAsync(cancellationToken);
        return new PrescribedCount(days, int.Parse(words[2], CultureInfo.InvariantCulture)) { InDays = $"已 {days} 天（党组）" };
    }

    /// <summary>Gatherings of the days of a class for the leading body, whatever the class is called; one that is called 读书班 without a plan is such a day too.</summary>
    private IQueryable<Gathering> OfClasses(DateTimeOffset end)
    {
        var planned = db.AllTopics.NotVoided().Where(t => t.Sort == TopicSort.ClassDay && (t.Audience & Tiers.Leadership) != 0);
        return db.Gatherings.EndedBefore(end).Where(g => g.Name.Contains("读书班") || planned.Any(t => t.Id == g.TopicId));
    }
}
