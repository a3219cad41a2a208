using BotService.Reminders;
using BotService.Time;
using Microsoft.Extensions.Options;

namespace BotService.Features.Study;

/// <summary>After the due time, one closing digest: names to the own liaison, figures to the admins.</summary>
internal sealed class ClosingDigestRule(IOptions<ReminderOptions> options) : IReminderRule
{
    private static readonly TimeSpan AfterDue = TimeSpan.FromMinutes(7);

    private static readonly TimeSpan StillUseful = TimeSpan.FromDays(3);

    public string Name => "closing";

    public string Word => "截止汇总";

    public IEnumerable<Nudge> Due(TimeWindow window, PlanningFacts facts) =>
        from topic in options.Value.ClosingDigest ? facts.Topics : []
        let at = facts.Sendable(topic.DueAt + AfterDue)
        where window.Contains(at)
        select new Nudge(Name, topic, at, NudgeAudience.LiaisonsAndAdmins, at + StillUseful);
}
