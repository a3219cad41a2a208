using BotService.Store;
using BotService.Time;

namespace BotService.Features.Topics;

/// <summary>How a topic could be put off, with a time that would be taken if it were sent as it stands.</summary>
internal static class PutOffExamples
{
    private const string At = "18:00";

    public static string PutOffExample(this Topic topic, LocalClock clock) => $"延期 第{topic.WeekNumber}周{topic.PutOffTime(clock)}";

    /// <summary>The Sunday of the topic's own week, or the day after its due day or today where that one has passed.</summary>
    public static string PutOffTime(this Topic topic, LocalClock clock)
    {
        var day = StudyWeek.FromKey(topic.WeekKey).Sunday;

        foreach (var passed in (ReadOnlySpan<DateOnly>)[clock.DayOf(topic.DueAt), clock.Today])
        {
            day = passed < day ? day : passed.AddDays(1);
        }

        return $" 到 {(day == StudyWeek.Of(clock.Today).Sunday ? "周日" : $"{day:M月d日}")}{At}";
    }
}
