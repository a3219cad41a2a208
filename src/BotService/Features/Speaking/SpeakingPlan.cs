using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Speaking;

/// <summary>The turns of a group for this week and the next two: kept once planned, unless the person is away or gone.</summary>
internal sealed class SpeakingPlan(BotDbContext db, WorkCalendar calendar, LocalClock clock, IOptions<SpeakingOptions> options)
{
    private const int Ahead = 3;

    public bool IsVoluntary(StudyGroup group) => options.Value.Voluntary.Contains(group.Name, NameFolding.Comparer);

    /// <summary>This week and the working weeks that follow.</summary>
    public IReadOnlyList<StudyWeek> Weeks()
    {
        List<StudyWeek> weeks = [];

        for (var week = StudyWeek.Of(clock.Today); weeks.Count < Ahead; week = week.Next())
        {
            if (calendar.FirstWorkingDay(week) is not null)
            {
                weeks.Add(week);
            }
        }

        return weeks;
    }

    /// <summary>The next working week after one.</summary>
    public StudyWeek After(int weekKey)
    {
        var week = StudyWeek.FromKey(weekKey).Next();

        while (calendar.FirstWorkingDay(week) is null)
        {
            week = week.Next();
        }

        return week;
    }

    /// <summary>The turns that stand from this week on, planned where there are none yet, earliest first. They are tracked.</summary>
    public async ValueTask<IReadOnlyList<SpeakingTurn>> StandingAsync(StudyGroup group, CancellationToken cancellationToken) => (await StandingAsync([group], cancellationToken))[0];

    /// <summary>The same for each of several groups, asked for at once however many they are.</summary>
    public async ValueTask<IReadOnlyList<IReadOnlyList<SpeakingTurn>>> StandingAsync(IReadOnlyList<StudyGroup> groups, CancellationToken cancellationToken)
    {
        var (weeks, ids) = (Weeks(), groups.Select(g => g.Id).ToList());
        var oldest = StudyWeek.Of(weeks[0].Monday.AddDays(-7 * (SpeakingRota.Window + Ahead))).Key;
        var turns = await db.SpeakingTurns.Include(t => t.Member).Where(t => ids.Contains(t.GroupId) && t.WeekKey >= oldest && (t.State == TurnState.Planned || t.State == TurnState.Spoke)).OrderBy(t => t.WeekKey).ThenBy(t => t.Id).ToListAsync(cancellationToken);

        // The same message may have changed some of them already.
        turns.RemoveAll(t => t.State is not (TurnState.Planned or TurnState.Spoke));
        turns.AddRange(db.SpeakingTurns.Local.Where(t => t.Id == 0 && ids.Contains(t.GroupId) && t.State is TurnState.Planned));
        var members = await db.Members.OnRoster(clock.Today).Where(m => ids.Contains(m.GroupId)).OrderBy(m => m.Id).ToListAsync(cancellationToken);
        var away = await AwayAsync(ids, weeks, cancellationToken);
        var (turnsOf, membersOf) = (turns.ToLookup(t => t.GroupId), members.ToLookup(m => m.GroupId));
        return [.. groups.Select(group => Standing(group, weeks, [.. turnsOf[group.Id]], [.. membersOf[group.Id]], away))];
    }

    private List<SpeakingTurn> Standing(StudyGroup group, IReadOnlyList<StudyWeek> weeks, List<SpeakingTurn> turns, List<Member> members, HashSet<(int, int)> away)
    {
        foreach (var turn in turns.Where(t => t.State is TurnState.Planned && t.WeekKey >= weeks[0].Key).ToList())
        {
            if (members.TrueForAll(m => m.Id != turn.MemberId) || away.Contains((turn.MemberId, turn.WeekKey)))
            {
                (turn.State, turn.AskedId, turn.At) = (TurnState.Moved, null, clock.UtcNow);
                turns.Remove(turn);
            }
        }

        if (!IsVoluntary(group))
        {
            weeks.ToList().ForEach(week => Fill(week, group, members, away, turns));
        }

        return [.. turns.Where(t => t.WeekKey >= weeks[0].Key).OrderBy(t => t.WeekKey).ThenBy(t => t.Id)];
    }

    public SpeakingTurn Add(int groupId, int weekKey, Member member, TurnState state, string? byUserKey)
    {
        var turn = new SpeakingTurn { GroupId = groupId, WeekKey = weekKey, MemberId = member.Id, Member = member, State = state, At = clock.UtcNow, ByUserKey = byUserKey };
        db.SpeakingTurns.Add(turn);
        return turn;
    }

    private void Fill(StudyWeek week, StudyGroup group, List<Member> members, HashSet<(int, int)> away, List<SpeakingTurn> turns)
    {
        var rota = members.ConvertAll(m => new RotaMember(m.Id, m.Joined is { } joined ? SpeakingRota.Of(StudyWeek.Of(joined)) : null));
        var thisWeek = StudyWeek.Of(clock.Today).Key;

        while (turns.Count(t => t.WeekKey == week.Key) < options.Value.PerWeek)
        {
            var asked = turns.ConvertAll(t => new RotaTurn(t.MemberId, SpeakingRota.Of(StudyWeek.FromKey(t.WeekKey)), t.State is TurnState.Spoke || t.WeekKey >= thisWeek));

            if (SpeakingRota.Next(rota, asked, SpeakingRota.Of(week), id => away.Contains((id, week.Key))) is not { } next)
            {
                return;
            }

            turns.Add(Add(group.Id, week.Key, members.First(m => m.Id == next), TurnState.Planned, byUserKey: null));
        }
    }

    /// <summary>Who has a granted leave in which of the weeks.</summary>
    private async ValueTask<HashSet<(int MemberId, int WeekKey)>> AwayAsync(List<int> groups, IReadOnlyList<StudyWeek> weeks, CancellationToken cancellationToken)
    {
        var (from, to) = (weeks[0].Monday, weeks[^1].Sunday);
        var leaves = await db.Leaves.Where(l => l.State == LeaveState.Granted && l.From <= to && l.To >= from && groups.Contains(l.Member!.GroupId)).ToListAsync(cancellationToken);
        return [.. from week in weeks from leave in leaves where leave.From <= week.Sunday && leave.To >= week.Monday && calendar.WorkingDays(week).Any(day => leave.From <= day && leave.To >= day) select (leave.MemberId, week.Key)];
    }
}
