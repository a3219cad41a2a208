using BotService.Reminders;
using BotService.Time;
using Microsoft.Extensions.Options;

namespace BotService.Features.Study;

/// <summary>In the last working hours before a topic is due, asks those who have said nothing yet; after this it stops.</summary>
internal sealed class DeadlineRule(IOptions<ReminderOptions> options) : IReminderRule
{
    public string Name => "deadline";

    public IEnumerable<Nudge> Due(TimeWindow window, PlanningFacts facts) =>
        from topic in options.Value.Deadline ? facts.Topics : []
        let local = facts.Calendar.WorkingTimeBefore(facts.Clock.ToLocal(topic.DueAt), options.Value.DeadlineNotice)
        let at = facts.Sendable(local)
        where window.Contains(at) && at > topic.Announced(facts) && at < topic.DueAt
        select new Nudge(Name, topic, at, NudgeAudience.StillPending, topic.DueAt, StudyCard.For(topic, facts, "快到截止时间了，这是这一主题的最后一次提醒"));
}
