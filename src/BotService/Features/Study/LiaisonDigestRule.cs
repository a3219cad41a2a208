using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.Extensions.Options;

namespace BotService.Features.Study;

/// <summary>A working day before a topic is due, each liaison learns who in the own group may need help.</summary>
internal sealed class LiaisonDigestRule(IOptions<ReminderOptions> options) : IReminderRule
{
    public string Name => "liaison";

    public string Word => "联络员汇总";

    public IEnumerable<Nudge> Due(TimeWindow window, PlanningFacts facts) =>
        from topic in options.Value.LiaisonDigest ? facts.Topics : []
        let at = AtFor(topic, facts)
        where window.Contains(at) && at > topic.Announced(facts)
        select new Nudge(Name, topic, at, NudgeAudience.Liaisons, topic.DueAt);

    private DateTimeOffset AtFor(Topic topic, PlanningFacts facts)
    {
        var due = facts.Clock.ToLocal(topic.DueAt);
        var day = DateOnly.FromDateTime(due);

        for (var i = 0; i < options.Value.LiaisonDigestDays; i++)
        {
            day = facts.Calendar.PreviousWorkingDay(day);
        }

        var time = TimeOnly.FromDateTime(due);
        var hours = facts.Calendar.Hours;
        time = time < hours.Start ? hours.Start : time > hours.End ? hours.End : time;
        return facts.Sendable(day.ToDateTime(time));
    }
}
