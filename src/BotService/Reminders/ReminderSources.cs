using BotService.Time;

namespace BotService.Reminders;

/// <summary>Asks every source what there is to remind of.</summary>
internal sealed class ReminderSources(IEnumerable<IRuleSource> ruled, IEnumerable<IReminderSource> sources, ReminderPlanner planner)
{
    /// <summary>As far back and ahead as a service may stand still.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromDays(14);

    /// <summary>Opens what opens by now; returns what passed in the span without having been open.</summary>
    public async Task<IReadOnlyList<string>> OpenAsync(TimeWindow span, CancellationToken cancellationToken)
    {
        List<string> passed = [];

        foreach (var source in ruled)
        {
            passed.AddRange(await source.OpenAsync(span, cancellationToken));
        }

        return passed;
    }

    /// <param name="until">Looks at least that far ahead.</param>
    public async Task<PlanningFacts> ReadAsync(DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var usual = now + Reach;
        var span = new TimeWindow(now - Reach, until > usual ? until : usual);
        List<IRuleSubject> open = [];
        List<IReminderSubject> subjects = [];

        foreach (var source in ruled)
        {
            open.AddRange(await source.ReadAsync(now, Reach, cancellationToken));
        }

        foreach (var source in sources)
        {
            subjects.AddRange(await source.ReadAsync(span, cancellationToken));
        }

        return planner.FactsOf(open, now) with { Subjects = subjects };
    }
}
