using BotService.Store;
using BotService.Time;
using Microsoft.Extensions.Options;

namespace BotService.Reminders;

/// <summary>Asks all rules what is due, the rows of the file and those that are code; the same answers serve the tick, the clock of the demo, the preview, and the tests of whole years.</summary>
internal sealed class ReminderPlanner(IOptions<ReminderOptions> options, IEnumerable<IReminderRule> rules, WorkCalendar calendar, LocalClock clock)
{
    private readonly IReadOnlyList<IReminderRule> _rules = [.. options.Value.Rows.Select(row => new RowRule(row, options.Value.Rows)), .. rules];

    public PlanningFacts FactsOf(IReadOnlyList<IRuleSubject> subjects, DateTimeOffset now) => new(subjects, calendar, clock, now);

    /// <summary>What falls due in a span, earliest first.</summary>
    public IReadOnlyList<Nudge> Due(TimeWindow window, PlanningFacts facts) =>
        [.. _rules.SelectMany(rule => rule.Due(window, facts)).OrderBy(nudge => nudge.At)];

    /// <summary>What falls due in a window and on the days that it touches, so that nobody has to ask the rules again.</summary>
    /// <param name="oldest">Looks at least that far back.</param>
    public PlannedSpan Around(TimeWindow window, PlanningFacts facts, DateTimeOffset? oldest = null)
    {
        // After a clock was set back the mark lies in the future.
        var first = window.After < window.Until ? window.After : window.Until;
        var start = facts.Clock.StartOf(facts.DayOf(first)) - PlannedSpan.SameThing;
        var end = facts.Clock.StartOf(facts.DayOf(window.Until).AddDays(1)) + PlannedSpan.SameThing;
        return new PlannedSpan(Due(new TimeWindow(oldest <= start ? oldest.Value.AddTicks(-1) : start, end), facts), facts);
    }

    /// <summary>The next instant until a limit at which there is something to do: something opens, a reminder falls due, or what is overdue may be sent.</summary>
    /// <param name="planned">Up to where reminders have been planned.</param>
    public DateTimeOffset? NextInstant(DateTimeOffset planned, DateTimeOffset until, PlanningFacts facts)
    {
        var openings = facts.Ruled.Where(subject => !subject.IsOpen && subject.OpensAt <= until).Select(subject => subject.OpensAt);
        var nudges = Due(new TimeWindow(planned, until), facts).Select(nudge => nudge.At);
        var others = facts.Subjects.Where(subject => planned < subject.DueAt && subject.DueAt <= until).Select(subject => subject.DueAt);
        var reminders = nudges.Concat(others).Select(at => at > facts.Now ? at : facts.Sendable(facts.Now));
        var next = openings.Concat(reminders).Order().Select(at => (DateTimeOffset?)at).FirstOrDefault();
        return next <= until ? next : null;
    }

    /// <summary>Until when everything that fell due has been planned; the present when nothing ever was.</summary>
    public static async Task<DateTimeOffset> PlannedUntilAsync(BotDbContext db, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.MarkedAtAsync(ServiceMark.Planned, cancellationToken) ?? now;

    public string WordOf(Nudge nudge) => WordOf(nudge.Rule);

    /// <param name="dedupKey">A rule's name, perhaps with a number behind it because the due time moved.</param>
    public string WordOf(string dedupKey)
    {
        var name = dedupKey.Split('@')[0];
        return _rules.FirstOrDefault(rule => rule.Owns(name))?.Word ?? dedupKey;
    }

    /// <summary>Of several pushes to the same people about one subject only one is of use: the announcement, or else the latest.</summary>
    public static IReadOnlyList<Nudge> WithoutSuperseded(IReadOnlyList<Nudge> due) =>
        [.. due.Where(nudge => !nudge.IsForMembers || nudge == BestOf(due, nudge.Subject))];

    private static Nudge BestOf(IReadOnlyList<Nudge> due, IRuleSubject subject)
    {
        var forMembers = due.Where(n => n.Subject.Id == subject.Id && n.IsForMembers).ToList();
        return forMembers.Find(n => n.IsAnnouncement) ?? forMembers[^1];
    }
}

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

        if (told.Count == 0)
        {
            return [];
        }

        var reminders = In(new TimeWindow(at, midnight)).Where(n => n is { IsForMembers: true, IsAnnouncement: false, Subject: { IsOpen: true, ComesFirst: true } });
        return [.. reminders.Where(n => told.Add(n.Subject.Id)).Select(n => n with { OnlyWithOthers = true })];
    }

    /// <summary>
    /// Subjects whose digest tells liaisons of their own open one as well, so that a push of their own would say it twice: a digest of that day
    /// before it is due, or any within the hour.
    /// </summary>
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
