using BotService.Store;
using BotService.Time;
using Microsoft.Extensions.Options;

namespace BotService.Reminders;

/// <summary>Asks all rules what is due, the rows of the file and those that are code; the same answers serve the tick, the clock of the demo, the preview, and the tests of whole years.</summary>
internal sealed class ReminderPlanner(IOptions<ReminderOptions> options, IEnumerable<IReminderRule> rules, WorkCalendar calendar, LocalClock clock)
{
    private static readonly TimeSpan SameThing = TimeSpan.FromHours(1);

    private readonly IReadOnlyList<IReminderRule> _rules = [.. options.Value.Rows.Select(row => new RowRule(row, options.Value.Rows)), .. rules];

    public PlanningFacts FactsOf(IReadOnlyList<IRuleSubject> subjects, DateTimeOffset now) => new(subjects, calendar, clock, now);

    /// <summary>What falls due in a span, earliest first.</summary>
    public IReadOnlyList<Nudge> Due(TimeWindow window, PlanningFacts facts) =>
        [.. _rules.SelectMany(rule => rule.Due(window, facts)).OrderBy(nudge => nudge.At)];

    /// <summary>What members are due later the same day about other open subjects; whoever gets a push now reads of it with that one.</summary>
    public IReadOnlyList<Nudge> LaterThatDay(IReadOnlyList<Nudge> now, DateTimeOffset at, PlanningFacts facts)
    {
        var midnight = facts.Clock.StartOf(facts.DayOf(at).AddDays(1));
        var told = now.Where(nudge => nudge.IsForMembers && nudge.Subject.ComesFirst).Select(nudge => nudge.Subject.Id).ToHashSet();
        return told.Count == 0 ? [] : [.. Due(new TimeWindow(at, midnight), facts).Where(n => n.IsForMembers && !n.IsAnnouncement && n.Subject is { IsOpen: true, ComesFirst: true } && told.Add(n.Subject.Id)).Select(n => n with { RidesAlong = true })];
    }

    /// <summary>Subjects whose digest tells liaisons of their own open one as well, so that a push of their own would say it twice: a digest of that day before it is due, or any within the hour.</summary>
    public HashSet<int> LeftToDigest(DateTimeOffset at, PlanningFacts facts)
    {
        var day = facts.DayOf(at);
        var (start, end) = (facts.Clock.StartOf(day), facts.Clock.StartOf(day.AddDays(1)));
        var near = new TimeWindow(at - SameThing, at + SameThing);
        var span = new TimeWindow(start < near.After ? start : near.After, end > near.Until ? end : near.Until);

        return [.. Due(span, facts)
            .Where(n => n.IsForLiaisons && (near.Contains(n.At) || (n.At < n.Subject.DueAt && facts.DayOf(n.At) == day)))
            .Select(n => n.Subject.Id)];
    }

    /// <summary>The next instant until a limit at which there is something to do: something opens, a reminder falls due, or what is overdue may be sent.</summary>
    /// <param name="planned">Up to where reminders have been planned.</param>
    public DateTimeOffset? NextInstant(DateTimeOffset planned, DateTimeOffset until, PlanningFacts facts)
    {
        var openings = facts.Ruled.Where(subject => !subject.IsOpen && subject.OpensAt <= until).Select(subject => subject.OpensAt);
        var nudges = Due(new TimeWindow(planned, until), facts).Select(nudge => nudge.At).Concat(facts.Subjects.Where(subject => planned < subject.DueAt && subject.DueAt <= until).Select(subject => subject.DueAt));
        var next = openings.Concat(nudges.Select(at => at > facts.Now ? at : facts.Sendable(facts.Now))).Order().Select(at => (DateTimeOffset?)at).FirstOrDefault();
        return next <= until ? next : null;
    }

    /// <summary>Until when everything that fell due has been planned; the present when nothing ever was.</summary>
    public static async Task<DateTimeOffset> PlannedUntilAsync(BotDbContext db, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.MarkedAtAsync(ServiceMark.Planned, cancellationToken) ?? now;

    public string WordOf(Nudge nudge) => WordOf(nudge.Rule);

    /// <param name="rung">A rule's name, perhaps with the round of a due time that moved behind it.</param>
    public string WordOf(string rung) => rung.StartsWith(Nudge.ChaseRule, StringComparison.Ordinal) ? "催办" : _rules.FirstOrDefault(rule => rule.Name == rung.Split('@')[0])?.Word ?? rung;

    /// <summary>Of several pushes to the same people about one subject only one is of use: the announcement, or else the latest.</summary>
    public static IReadOnlyList<Nudge> WithoutSuperseded(IReadOnlyList<Nudge> due) =>
        [.. due.Where(nudge => !nudge.IsForMembers || nudge == BestOf(due, nudge.Subject))];

    private static Nudge BestOf(IReadOnlyList<Nudge> due, IRuleSubject subject)
    {
        var forMembers = due.Where(n => n.Subject.Id == subject.Id && n.IsForMembers).ToList();
        return forMembers.Find(n => n.IsAnnouncement) ?? forMembers[^1];
    }
}
