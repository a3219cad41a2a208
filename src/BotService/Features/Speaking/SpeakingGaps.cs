using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Speaking;

/// <summary>A week of the rota for which nobody could be named stands in the liaison's digest.</summary>
internal sealed class SpeakingGaps(BotDbContext db, SpeakingPlan plan, LocalClock clock) : ILiaisonNotes
{
    public async ValueTask<IReadOnlyDictionary<int, string>> OfWeekAsync(int weekKey, CancellationToken cancellationToken)
    {
        if (weekKey != StudyWeek.Of(clock.Today).Key)
        {
            return new Dictionary<int, string>();
        }

        var without = await db.Groups.AsNoTracking()
            .Where(g => !db.SpeakingTurns.Any(t => t.GroupId == g.Id && t.WeekKey == weekKey && (t.State == TurnState.Planned || t.State == TurnState.Spoke)))
            .OrderBy(g => g.Id).ToListAsync(cancellationToken);
        var groups = without.FindAll(g => !plan.IsVoluntary(g));

        // Where no card opened this week the turn is planned here: a gap is a group in which nobody can speak.
        var named = (await plan.OfThisWeekAsync(groups, cancellationToken)).Select(t => t.GroupId).ToHashSet();
        return groups.Where(g => !named.Contains(g.Id)).ToDictionary(g => g.Id, _ => $"{SpeakingNotes.Name}：本周没有排到人。要安排发 述学 安排 第{weekKey % 100}周 姓名");
    }
}
