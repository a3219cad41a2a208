using BotService.Reminders;
using BotService.Time;
using Microsoft.Extensions.Options;

namespace BotService.Features.Study;

/// <summary>In the middle of the week, those who have said nothing; the last reminder before the due time matters more than this one.</summary>
internal sealed class MidweekRule(IOptions<ReminderOptions> options) : IReminderRule
{
    private static readonly TimeSpan StillUseful = TimeSpan.FromHours(4);

    public string Name => "midweek";

    public string Word => "周中提醒";

    public IEnumerable<Nudge> Due(TimeWindow window, PlanningFacts facts)
    {
        foreach (var topic in facts.Topics)
        {
            if (topic.MidweekAt(facts, options.Value) is { } at && window.Contains(at))
            {
                var deadline = topic.DeadlineAt(facts, options.Value);
                var text = $"您还没有回复这一主题；{(deadline > at ? "没学也可以如实点没学" : StudyMoments.Last)}";
                yield return new Nudge(Name, topic, at, NudgeAudience.StillPending, at + StillUseful, StudyCard.For(topic, facts, text))
                {
                    Reserve = deadline > at && IsInSameWeek(at, deadline.Value, facts) ? 1 : 0,
                };
            }
        }
    }

    private static bool IsInSameWeek(DateTimeOffset one, DateTimeOffset other, PlanningFacts facts) =>
        StudyWeek.Of(facts.DayOf(one)) == StudyWeek.Of(facts.DayOf(other));
}
