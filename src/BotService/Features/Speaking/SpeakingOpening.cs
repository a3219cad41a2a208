using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Speaking;

/// <summary>Plans this week's turns before the card that opens it is written, and lets go of requests that nobody answered.</summary>
internal sealed class SpeakingOpening(BotDbContext db, SpeakingPlan plan, OpeningTurns opening, LocalClock clock) : IOpeningWork
{
    public async ValueTask SettleAsync(int weekKey, CancellationToken cancellationToken)
    {
        if (weekKey != StudyWeek.Of(clock.Today).Key)
        {
            return;
        }

        // Every group has its turn, whether or not anybody there has asked for it yet; in a voluntary one only who came forward has been planned.
        var groups = await db.Groups.AsNoTracking().OrderBy(g => g.Id).ToListAsync(cancellationToken);
        var turns = (await plan.OfThisWeekAsync(groups, cancellationToken)).Where(t => t.State is TurnState.Planned).ToList();
        opening.Keep(weekKey, turns.ConvertAll(turn => new OpeningTurn(turn, turn.AskedId)));
        turns.FindAll(turn => turn.AskedId is not null).ForEach(turn => (turn.AskedId, turn.ByUserKey) = (null, null));
    }
}
