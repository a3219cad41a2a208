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

    /// <summary>Whoever reads a digest late reads of no time that has passed meanwhile.</summary>
    public static Dictionary<string, object> OfDigest(Nudge nudge, Topic topic, Figures figures, LocalClock clock) => new(Of(topic, clock))
    {
        ["beforeDue"] = ReadAt(nudge, clock) < topic.DueAt,
        ["takesAnswers"] = TakesAnswers(nudge, topic, clock),
        ["expected"] = figures.Expected,
        ["onTime"] = figures.OnTime,
        ["late"] = figures.Late,
        ["excused"] = figures.Excused,
        ["notStudied"] = figures.NotStudied,
        ["unreachable"] = figures.Unreachable,
        ["pending"] = figures.Pending,
        ["rate"] = figures.Rate(),
    };

    public static bool TakesAnswers(Nudge nudge, Topic topic, LocalClock clock) => ReadAt(nudge, clock) < topic.LateUntil;

    /// <summary>In a preview that is when it will be due.</summary>
    private static DateTimeOffset ReadAt(Nudge nudge, LocalClock clock) => nudge.At > clock.UtcNow ? nudge.At : clock.UtcNow;
}
