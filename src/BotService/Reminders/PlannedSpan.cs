using BotService.Time;

namespace BotService.Reminders;

/// <summary>What falls due around a tick. The rules were asked for it once; whoever needs a shorter span finds it here.</summary>
internal sealed class PlannedSpan(IReadOnlyList<Nudge> nudges, PlanningFacts facts)
{
    /// <summary>Two messages about one subject within this time say the same thing twice.</summary>
    public static readonly TimeSpan SameThing = TimeSpan.FromHours(1);

    public PlanningFacts Facts => facts;

    /// <summary>What falls due in a span that lies in this one, earliest first.</summary>
    public IReadOnlyList<Nudge> In(TimeWindow window) => [.. nudges.Where(nudge => nudge.FallsIn(window))];

    /// <summary>What members are due later the same day about other open subjects; whoever gets a push now reads of it with that one.</summary>
    public IReadOnlyList<Nudge> LaterThatDay(IReadOnlyList<Nudge> now, DateTimeOffset at)
    {
        var midnight = facts.Clock.StartOf(facts.DayOf(at).AddDays(1));
        var told = now.Where(nudge => nudge.IsForMembers && nudge.Subject.ComesFirst).Select(nudge => nudge.Subject.Id).ToHashSet();
        return told.Count == 0 ? [] : [.. In(new TimeWindow(at, midnight)).Where(n => n.IsForMembers && !n.IsAnnouncement && n.Subject is { IsOpen: true, ComesFirst: true } && told.Add(n.Subject.Id)).Select(n => n with { OnlyWithOthers = true })];
    }

    /// <summary>Subjects whose digest tells liaisons of their own open one as well, so that a push of their own would say it twice: a digest of that day before it is due, or any within the hour.</summary>
    public HashSet<int> LeftToDigest(DateTimeOffset at)
    {
        var day = facts.DayOf(at);
        var (start, end) = (facts.Clock.StartOf(day), facts.Clock.StartOf(day.AddDays(1)));
        var near = new TimeWindow(at - SameThing, at + SameThing);
        var span = new TimeWindow(start < near.After ? start : near.After, end > near.Until ? end : near.Until);

        return [.. In(span)
            .Where(n => n.IsForLiaisons && (near.Contains(n.At) || (n.At < n.Subject.DueAt && facts.DayOf(n.At) == day)))
            .Select(n => n.Subject.Id)];
    }
}
