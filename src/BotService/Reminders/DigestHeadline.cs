using BotService.Store;
using BotService.Time;

namespace BotService.Reminders;

/// <summary>The first line of every digest: which topic, and how it stands with its time.</summary>
internal static class DigestHeadline
{
    public static string Of(Nudge nudge, LocalClock clock) => nudge.At < nudge.Topic.DueAt
        ? $"{Name(nudge.Topic)}{clock.Moment(nudge.Topic.DueAt)} 截止"
        : $"{Name(nudge.Topic)}已到截止时间，{clock.Moment(nudge.Topic.LateUntil)} 前还收补学。此后不再自动提醒。";

    private static string Name(Topic topic) => $"第{topic.WeekNumber}周《{topic.Title}》";
}
