using BotService.Reminders;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Topics.Reminding;

/// <summary>A topic as the reminder engine sees it. A notice and a day of a class are such rows as well; they do not come first.</summary>
internal sealed class TopicSubject(IRulePushes pushes, Topic topic) : IRuleSubject<Topic>
{
    public IRulePushes Pushes => pushes;

    public Topic Row => topic;

    public int Id => topic.Id;

    public string Handle => $"第{topic.WeekNumber}周";

    public string Title => topic.Title;

    public StudyWeek Week => StudyWeek.FromKey(topic.WeekKey);

    public bool ComesFirst => topic.Sort is TopicSort.Study;

    public bool IsOpen => topic.OpenedAt is not null;

    public DateTimeOffset OpensAt => topic.OpenedAt ?? topic.OpensAt;

    public DateTimeOffset DueAt => topic.DueAt;

    public DateTimeOffset EndsAt => topic.LateUntil;

    public bool IsAnnounced => topic.DueTold is not null;

    public int TimesPutOff => topic.TimesPutOff;

    public void NoteAnnounced() => topic.NoteDueToldToMembers();
}
