using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using BotService.Wording;

namespace BotService.Features.Topics.Reminding;

/// <summary>The fields of the texts, as <c>messages.zh-CN.json</c> explains them.</summary>
internal static class TopicFields
{
    public static Dictionary<string, object> Of(Topic topic, LocalClock clock) => new()
    {
        ["week"] = topic.WeekNumber,
        ["title"] = topic.Title,
        ["due"] = clock.Moment(topic.DueAt),
        ["lateUntil"] = clock.Moment(topic.LateUntil),
    };

    public static Dictionary<string, object> OfCard(Topic topic, LocalClock clock, bool isLast) => new(Of(topic, clock)) { ["last"] = isLast };

    public static Dictionary<string, object> OfDigest(Nudge nudge, Topic topic, Figures figures, LocalClock clock) => new(Of(topic, clock))
    {
        ["beforeDue"] = nudge.At < topic.DueAt,
        ["expected"] = figures.Expected,
        ["onTime"] = figures.OnTime,
        ["late"] = figures.Late,
        ["excused"] = figures.Excused,
        ["notStudied"] = figures.NotStudied,
        ["unreachable"] = figures.Unreachable,
        ["pending"] = figures.Pending,
        ["rate"] = figures.Rate(),
    };
}
