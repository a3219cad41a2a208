using BotService.Store;
using BotService.Time;
using BotService.Wording;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.StudyLists;

/// <summary>What was studied up to a day: topics that somebody studied, meetings by form, days of classes.</summary>
internal sealed class StudyListFigures(BotDbContext db, StudyClasses classes, LocalClock clock)
{
    /// <summary>共*个专题: opened by the day, and of these the ones that at least one person studied. A topic for two tiers is one, also where it stands in two rows.</summary>
    public async ValueTask<(int Opened, int Studied)> TopicsAsync(DateOnly asOf, CancellationToken cancellationToken)
    {
        var before = clock.StartOf(asOf.AddDays(1));
        var opened = db.Topics.InFigures().Where(t => t.OpenedAt < before);

        // The last entry of each person up to then says what was true on the day.
        var studied = opened.Where(t => db.ParticipationEntries.Any(e => e.TopicId == t.Id && e.At < before && (e.To == Outcome.OnTime || e.To == Outcome.Late)
            && !db.ParticipationEntries.Any(later => later.TopicId == e.TopicId && later.MemberId == e.MemberId && later.Id > e.Id && later.At < before)));
        return (await opened.Select(t => new { t.WeekKey, t.Title }).Distinct().CountAsync(cancellationToken), await studied.Select(t => new { t.WeekKey, t.Title }).Distinct().CountAsync(cancellationToken));
    }

    public async ValueTask<string> TextAsync(DateOnly asOf, CancellationToken cancellationToken)
    {
        var before = clock.StartOf(asOf.AddDays(1));
        var (opened, studied) = await TopicsAsync(asOf, cancellationToken);
        var met = await db.Gatherings.EndedBefore(before).OutsideClasses()
            .GroupBy(g => g.Form).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var forms = StudyFormWords.All.Skip(1).Select(form => $"{form} {met.GetValueOrDefault(form)} 场");
        var held = (await classes.CountAsync(before, cancellationToken)).Select(one => $"；{one.Series} {one.Days} 天");
        return $"截至{AsOfDayText.Written(asOf, clock.Today)}：专题 {opened} 个（有人学过 {studied}）；{string.Join('、', forms)}{string.Concat(held)}";
    }
}
