using BotService.Store;
using BotService.Time;

namespace BotService.Features.Speaking;

/// <summary>A turn counts in the week in which it was, from the day on which it was recorded; what was recorded later counts from the week's last day.</summary>
internal sealed class HeldTurns(BotDbContext db, LocalClock clock) : IHeldTurns
{
    public IQueryable<SpeakingTurn> All => db.SpeakingTurns.Where(t => t.State == TurnState.Spoke);

    public IQueryable<SpeakingTurn> By(DateOnly day)
    {
        var (week, end) = (StudyWeek.Of(day), clock.StartOf(day.AddDays(1)));
        var (present, over) = (week.Key, day == week.Sunday ? week.Key : week.Previous().Key);
        return All.Where(t => t.WeekKey <= over || (t.WeekKey == present && t.At < end));
    }

    public DateOnly DayOf(SpeakingTurn turn)
    {
        var (recorded, week) = (clock.DayOf(turn.At), StudyWeek.FromKey(turn.WeekKey));
        return recorded > week.Sunday ? week.Sunday : recorded < week.Monday ? week.Monday : recorded;
    }
}
