using BotService.Time;

namespace BotService.Reminders;

/// <summary>Asks every source what there is to remind of.</summary>
internal sealed class ReminderSources(IEnumerable<IReminderSource> sources)
{
    /// <summary>As far back and ahead as a service may sleep.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromDays(14);

    /// <param name="until">Looks at least that far ahead.</param>
    public async Task<PlanningFacts> WithSubjectsAsync(PlanningFacts facts, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var usual = facts.Now + Reach;
        var span = new TimeWindow(facts.Now - Reach, until > usual ? until : usual);
        List<IReminderSubject> subjects = [];

        foreach (var source in sources)
        {
            subjects.AddRange(await source.ReadAsync(span, cancellationToken));
        }

        return facts with { Subjects = subjects };
    }
}
