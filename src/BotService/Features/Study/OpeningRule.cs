using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.Extensions.Options;

namespace BotService.Features.Study;

/// <summary>When a topic opens, its audience gets the card with the material and the two buttons.</summary>
internal sealed class OpeningRule(IOptions<ReminderOptions> options) : IReminderRule
{
    public string Name => "opening";

    public string Word => "开放通知";

    public IEnumerable<Nudge> Due(TimeWindow window, PlanningFacts facts) =>
        from topic in options.Value.Opening ? facts.Topics : []
        let at = topic.Announced(facts)
        where IsOwed(topic, at, window)
        select new Nudge(Name, topic, at, NudgeAudience.StillPending, topic.LateUntil, StudyCard.For(topic, facts, "本周主题已开放，学完点一下就行"))
        {
            IsAnnouncement = true,
        };

    /// <summary>Once it is open it is owed until it has been said, however long the commit of its opening took.</summary>
    private static bool IsOwed(Topic topic, DateTimeOffset at, TimeWindow window) =>
        topic.OpenedAt is null ? window.Contains(at) : topic.DueTold is null && at <= window.Until;
}
