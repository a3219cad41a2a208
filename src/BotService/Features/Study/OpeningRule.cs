using BotService.Reminders;
using BotService.Time;
using Microsoft.Extensions.Options;

namespace BotService.Features.Study;

/// <summary>When a topic opens, its audience gets the card with the material and the two buttons.</summary>
internal sealed class OpeningRule(IOptions<ReminderOptions> options) : IReminderRule
{
    public string Name => "opening";

    public IEnumerable<Nudge> Due(TimeWindow window, PlanningFacts facts) =>
        from topic in options.Value.Opening ? facts.Topics : []
        let at = topic.Announced(facts)
        where window.Contains(at)
        select new Nudge(Name, topic, at, NudgeAudience.StillPending, topic.LateUntil, StudyCard.For(topic, facts, "本周主题已开放，学完点一下就行"))
        {
            IsAnnouncement = true,
        };
}
