using BotService.Reminders;
using BotService.Time;
using Microsoft.Extensions.Options;

namespace BotService.Features.Study;

/// <summary>In the last working hours before a topic is due, asks those who have said nothing yet; after this it stops and says so.</summary>
internal sealed class DeadlineRule(IOptions<ReminderOptions> options) : IReminderRule
{
    public string Name => "deadline";

    public string Word => "截止前提醒";

    public IEnumerable<Nudge> Due(TimeWindow window, PlanningFacts facts)
    {
        foreach (var topic in facts.Topics)
        {
            if (topic.DeadlineAt(facts, options.Value) is { } at && window.Contains(at))
            {
                var text = $"快到截止时间了，{(topic.MidweekAt(facts, options.Value) > at ? "没学也可以如实点没学" : StudyMoments.Last)}";
                yield return new Nudge(Name, topic, at, NudgeAudience.StillPending, topic.DueAt, StudyCard.For(topic, facts, text));
            }
        }
    }
}
