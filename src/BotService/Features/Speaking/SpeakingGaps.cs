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

        // Only groups that take part: those of whom somebody was ever named.
        var groups = await db.Groups
            .Where(g => db.SpeakingTurns.Any(t => t.GroupId == g.Id) && !db.SpeakingTurns.Any(t => t.GroupId == g.Id && t.WeekKey == weekKey && (t.State == TurnState.Planned || t.State == TurnState.Spoke)))
            .ToListAsync(cancellationToken);
        return groups.Where(g => !plan.IsVoluntary(g)).ToDictionary(g => g.Id, _ => $"{SpeakingNotes.Name}：本周没有排到人。要安排发 述学 安排 第{weekKey % 100}周 姓名");
    }
}
