using BotService.Reminders;
using BotService.Time;

namespace BotService.Features.Notices;

/// <summary>A notice as a rule would see it if it were of that week.</summary>
internal sealed class NoticeInWeek(IRuleSubject notice, StudyWeek week) : IRuleSubject
{
    public StudyWeek Week => week;

    public IRulePushes Pushes => notice.Pushes;

    public int Id => notice.Id;

    public string Handle => notice.Handle;

    public string Title => notice.Title;

    public bool ComesFirst => notice.ComesFirst;

    public bool IsOpen => notice.IsOpen;

    public DateTimeOffset OpensAt => notice.OpensAt;

    public DateTimeOffset DueAt => notice.DueAt;

    public DateTimeOffset EndsAt => notice.EndsAt;

    public bool IsAnnounced => notice.IsAnnounced;

    public int TimesPutOff => notice.TimesPutOff;

    public void NoteAnnounced() => notice.NoteAnnounced();
}
