namespace BotService.Features.Speaking;

/// <summary>Whose turn a week is. Pure, so that a test can live many years of it. Weeks are numbers that follow each other.</summary>
internal static class SpeakingRota
{
    /// <summary>Turns count for half a year; what lies further back no longer makes anybody wait.</summary>
    public const int Window = 26;

    private const int LongestRest = 4;

    /// <summary>Fewest turns, then longest since the last, then roster order; nobody twice within some weeks. Null when everybody is away.</summary>
    /// <param name="members">Everybody of the group, in roster order.</param>
    /// <param name="turns">Held ones, planned ones, and those that were asked for and not held.</param>
    public static int? Next(IReadOnlyList<RotaMember> members, IReadOnlyCollection<RotaTurn> turns, int week, Func<int, bool> isAway)
    {
        var taken = turns.Where(turn => turn.Week == week).Select(turn => turn.MemberId).ToHashSet();
        var rest = Math.Min(LongestRest, (members.Count - 1) / 2);
        var first = turns.Count == 0 ? week : turns.Min(turn => turn.Week);
        var owned = turns.ToLookup(turn => turn.MemberId);

        // Many may have come in one week, and all of a week begin with the same count.
        Dictionary<int, int> counts = [];

        return members
            .Where(member => !taken.Contains(member.Id) && !isAway(member.Id))
            .Select((member, order) =>
            {
                var own = owned[member.Id].ToList();
                var newSince = member.Joined is { } joined && joined > first && joined > week - Window ? joined : (int?)null;
                return (
                    member.Id,
                    Rests: own.Exists(turn => Math.Abs(turn.Week - week) <= rest),
                    Count: own.Count(turn => turn.Counts && turn.Week >= week - Window) + (newSince is { } since ? (counts.TryGetValue(since, out var known) ? known : counts[since] = AtJoining(members, owned, week, since)) : 0),
                    Last: Math.Max(own.Where(turn => turn.Week < week).Select(turn => turn.Week).DefaultIfEmpty(int.MinValue).Max(), newSince ?? int.MinValue),
                    Order: order);
            })
            .OrderBy(one => one.Rests).ThenBy(one => one.Count).ThenBy(one => one.Last).ThenBy(one => one.Order)
            .Select(one => (int?)one.Id)
            .FirstOrDefault();
    }

    /// <summary>A newcomer begins with the group's smallest count: of what the others had spoken by then, as far as it still counts.</summary>
    private static int AtJoining(IReadOnlyList<RotaMember> members, ILookup<int, RotaTurn> turns, int week, int joined) =>
        members.Where(other => other.Joined is null || other.Joined < joined)
            .Select(other => turns[other.Id].Count(turn => turn.Counts && turn.Week >= week - Window && turn.Week < joined))
            .DefaultIfEmpty().Min();

    /// <summary>A week as a number that follows the one of the week before.</summary>
    public static int Of(Time.StudyWeek week) => week.Monday.DayNumber / 7;
}

/// <param name="Joined">The week of joining; null has always been there.</param>
internal readonly record struct RotaMember(int Id, int? Joined);

/// <param name="Counts">False for a turn that nobody recorded: it was not held, though the person was asked.</param>
internal readonly record struct RotaTurn(int MemberId, int Week, bool Counts);
