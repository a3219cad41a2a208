using System.Runtime.CompilerServices;
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
    public async ValueTask<IReadOnlyList<SpeakingTurn>> PlannedTurnsAsync(StudyGroup group, CancellationToken cancellationToken) => (await PlannedTurnsAsync([group], Weeks(), cancellationToken))[0];

    /// <summary>This week's turns of several groups, planned where there are none yet. What comes later is planned once somebody asks for it.</summary>
    public async ValueTask<IReadOnlyList<SpeakingTurn>> OfThisWeekAsync(IReadOnlyList<StudyGroup> groups, CancellationToken cancellationToken)
    {
        var week = StudyWeek.Of(clock.Today);
        return groups.Count == 0 || calendar.FirstWorkingDay(week) is null
            ? []
            : [.. (await PlannedTurnsAsync(groups, [week], cancellationToken)).SelectMany(standing => standing).Where(t => t.WeekKey == week.Key)];
    }

    public SpeakingTurn Add(int groupId, int weekKey, Member member, TurnState state, string? byUserKey)
    {
        var turn = new SpeakingTurn { GroupId = groupId, WeekKey = weekKey, MemberId = member.Id, Member = member, State = state, At = clock.UtcNow, ByUserKey = byUserKey };
        db.SpeakingTurns.Add(turn);
        return turn;
    }

    /// <summary>Asked for at once, however many groups there are. Of weeks that are over only what the rota needs is read: an organisation has many.</summary>
    private async ValueTask<IReadOnlyList<IReadOnlyList<SpeakingTurn>>> PlannedTurnsAsync(IReadOnlyList<StudyGroup> groups, IReadOnlyList<StudyWeek> weeks, CancellationToken cancellationToken)
    {
        var (ids, first) = (groups.Select(g => g.Id).ToList(), weeks[0].Key);
        var oldest = StudyWeek.Of(weeks[0].Monday.AddDays(-7 * (SpeakingRota.Window + Ahead))).Key;
        var standing = await ReadAsync(ids, first, cancellationToken);

        // Where somebody is to be named, the groups are this transaction's alone: on PostgreSQL the tick and a member may both look.
        if (standing.Count < ids.Count * weeks.Count * options.Value.PerWeek)
        {
            await db.Groups.Where(g => ids.Contains(g.Id)).ExecuteUpdateAsync(set => set.SetProperty(g => g.Tier, g => g.Tier), cancellationToken);
            standing = await ReadAsync(ids, first, cancellationToken);
        }

        // The same message may have changed some of them already.
        standing.RemoveAll(t => t.State is not (TurnState.Planned or TurnState.Spoke));
        standing.AddRange(db.SpeakingTurns.Local.Where(t => t.Id == 0 && t.WeekKey >= first && ids.Contains(t.GroupId) && t.State is TurnState.Planned));
        var past = (await db.SpeakingTurns.Where(t => ids.Contains(t.GroupId) && t.WeekKey >= oldest && t.WeekKey < first && (t.State == TurnState.Planned || t.State == TurnState.Spoke))
            .Select(t => new { t.GroupId, t.MemberId, t.WeekKey, t.State }).ToListAsync(cancellationToken)).ToLookup(t => t.GroupId, t => Asked(t.MemberId, t.WeekKey, t.State));
        var away = await AwayAsync(ids, weeks, cancellationToken);
        var own = standing.ToLookup(t => t.GroupId);
        List<(int GroupId, List<SpeakingTurn> Standing, List<(int WeekKey, int MemberId)> Missing)> plans = [];

        await foreach (var (group, rota) in RotasAsync(groups, cancellationToken))
        {
            var kept = Kept(own[group.Id], rota, away);
            plans.Add((group.Id, kept, IsVoluntary(group) ? [] : Missing(weeks, rota, kept, past[group.Id], away)));
        }

        var named = plans.SelectMany(plan => plan.Missing).Select(turn => turn.MemberId).Distinct().ToList();
        var members = named.Count == 0 ? [] : await db.Members.Where(m => named.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken);
        plans.ForEach(plan => plan.Standing.AddRange(plan.Missing.Select(turn => Add(plan.GroupId, turn.WeekKey, members[turn.MemberId], TurnState.Planned, byUserKey: null))));
        return [.. plans.Select(plan => (IReadOnlyList<SpeakingTurn>)[.. plan.Standing.OrderBy(t => t.WeekKey).ThenBy(t => t.Id)])];
    }

    private async Task<List<SpeakingTurn>> ReadAsync(List<int> groups, int first, CancellationToken cancellationToken) => await db.SpeakingTurns.Include(t => t.Member)
        .Where(t => groups.Contains(t.GroupId) && t.WeekKey >= first && (t.State == TurnState.Planned || t.State == TurnState.Spoke)).OrderBy(t => t.WeekKey).ThenBy(t => t.Id).ToListAsync(cancellationToken);

    /// <summary>Everybody of one group after the other, in roster order: of a large organisation never more than a group is in hand.</summary>
    private async IAsyncEnumerable<(StudyGroup Group, List<RotaMember> Rota)> RotasAsync(IReadOnlyList<StudyGroup> groups, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ids = groups.Select(g => g.Id).ToList();
        var people = db.Members.OnRoster(clock.Today).Where(m => ids.Contains(m.GroupId)).OrderBy(m => m.GroupId).ThenBy(m => m.Id).Select(m => new { m.Id, m.GroupId, m.Joined });
        await using var next = people.AsAsyncEnumerable().GetAsyncEnumerator(cancellationToken);
        var isThere = await next.MoveNextAsync();

        foreach (var group in groups.OrderBy(g => g.Id))
        {
            List<RotaMember> rota = [];

            for (; isThere && next.Current.GroupId == group.Id; isThere = await next.MoveNextAsync())
            {
                rota.Add(new RotaMember(next.Current.Id, next.Current.Joined is { } joined ? SpeakingRota.Of(StudyWeek.Of(joined)) : null));
            }

            yield return (group, rota);
        }
    }

    /// <summary>Without the turns of people who are away then, or gone.</summary>
    private List<SpeakingTurn> Kept(IEnumerable<SpeakingTurn> standing, List<RotaMember> rota, HashSet<(int MemberId, int WeekKey)> away)
    {
        var (kept, here) = (standing.ToList(), rota.Select(member => member.Id).ToHashSet());

        foreach (var turn in kept.Where(t => t.State is TurnState.Planned && (!here.Contains(t.MemberId) || away.Contains((t.MemberId, t.WeekKey)))).ToList())
        {
            (turn.State, turn.AskedId, turn.At) = (TurnState.Moved, null, clock.UtcNow);
            kept.Remove(turn);
        }

        return kept;
    }

    /// <summary>Who comes next in each week that has fewer turns than it should.</summary>
    private List<(int WeekKey, int MemberId)> Missing(IReadOnlyList<StudyWeek> weeks, List<RotaMember> rota, List<SpeakingTurn> standing, IEnumerable<RotaTurn> past, HashSet<(int MemberId, int WeekKey)> away)
    {
        List<RotaTurn> asked = [.. past, .. standing.Select(t => Asked(t.MemberId, t.WeekKey, t.State))];
        List<(int WeekKey, int MemberId)> found = [];

        foreach (var week in weeks)
        {
            for (var turns = standing.Count(t => t.WeekKey == week.Key); turns < options.Value.PerWeek; turns++)
            {
                if (SpeakingRota.Next(rota, asked, SpeakingRota.Of(week), id => away.Contains((id, week.Key))) is not { } next)
                {
                    break;
                }

                asked.Add(Asked(next, week.Key, TurnState.Planned));
                found.Add((week.Key, next));
            }
        }

        return found;
    }

    private RotaTurn Asked(int memberId, int weekKey, TurnState state) =>
        new(memberId, SpeakingRota.Of(StudyWeek.FromKey(weekKey)), state is TurnState.Spoke || weekKey >= StudyWeek.Of(clock.Today).Key);

    /// <summary>Who has a granted leave in which of the weeks.</summary>
    private async ValueTask<HashSet<(int MemberId, int WeekKey)>> AwayAsync(List<int> groups, IReadOnlyList<StudyWeek> weeks, CancellationToken cancellationToken)
    {
        var (from, to) = (weeks[0].Monday, weeks[^1].Sunday);
        var leaves = await db.Leaves.Granted().Within(from, to).Where(l => groups.Contains(l.Member!.GroupId)).ToListAsync(cancellationToken);
        return [.. from week in weeks from leave in leaves where leave.From <= week.Sunday && leave.To >= week.Monday && calendar.WorkingDays(week).Any(day => leave.From <= day && leave.To >= day) select (leave.MemberId, week.Key)];
    }
}
