using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Reminders;

/// <summary>Asks all rules what is due; the same answers serve the tick, the clock of the demo, and the tests of whole years.</summary>
internal sealed class ReminderPlanner(IEnumerable<IReminderRule> rules, WorkCalendar calendar, LocalClock clock)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromDays(14);

    private readonly IReadOnlyList<IReminderRule> _rules = [.. rules];

    /// <summary>Topics that can still make somebody hear of them.</summary>
    public async Task<PlanningFacts> ReadFactsAsync(BotDbContext db, CancellationToken cancellationToken)
    {
        var horizon = clock.UtcNow - LongestSilence;
        var topics = await db.Topics.Where(t => t.ClosedAt == null && t.LateUntil > horizon).OrderBy(t => t.WeekKey).ToListAsync(cancellationToken);
        return new PlanningFacts(topics, calendar, clock);
    }

    /// <summary>What falls due in a span, earliest first.</summary>
    public IReadOnlyList<Nudge> Due(TimeWindow window, PlanningFacts facts) =>
        [.. _rules.SelectMany(rule => rule.Due(window, facts)).OrderBy(nudge => nudge.At)];

    /// <summary>The next instant in a span at which a topic opens or a reminder is due.</summary>
    public DateTimeOffset? NextInstant(TimeWindow window, PlanningFacts facts)
    {
        var openings = facts.Topics.Where(t => t.OpenedAt is null && window.Contains(t.OpensAt)).Select(t => t.OpensAt);
        var nudges = _rules.SelectMany(rule => rule.Due(window, facts)).Select(nudge => nudge.At);
        return openings.Concat(nudges).Order().Select(at => (DateTimeOffset?)at).FirstOrDefault();
    }

    /// <summary>People may be disturbed then: a working day, outside the quiet hours.</summary>
    public bool MaySendAt(DateTimeOffset instant) => clock.ToLocal(instant) is var local && calendar.NextSendable(local) == local;

    /// <summary>Of several pushes to the same people about one topic only one is of use: the opening, or else the latest.</summary>
    public static IReadOnlyList<Nudge> WithoutSuperseded(IReadOnlyList<Nudge> due) =>
        [.. due.Where(nudge => nudge.Audience is not NudgeAudience.StillPending || nudge == BestOf(due, nudge.Topic))];

    private static Nudge BestOf(IReadOnlyList<Nudge> due, Topic topic)
    {
        var forMembers = due.Where(n => n.Topic.Id == topic.Id && n.Audience is NudgeAudience.StillPending).ToList();
        return forMembers.Find(n => n.IsAnnouncement) ?? forMembers[^1];
    }
}
