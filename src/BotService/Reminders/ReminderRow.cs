namespace BotService.Reminders;

/// <summary>One rule as it stands in <c>reminders.json</c>.</summary>
/// <param name="Name">Part of the key that makes a push happen once.</param>
/// <param name="Word">What people call it, in 提醒预览.</param>
/// <param name="IsAnnouncement">For everybody who has not answered, whether or not they want to be reminded.</param>
/// <param name="Text">The name of its text in <c>messages.zh-CN.json</c>.</param>
internal sealed record ReminderRow(string Name, string Word, IReminderMoment When, NudgeAudience Audience, bool IsAnnouncement, string Text, Lateness IfLate)
{
    /// <summary>Admins get the picture of twelve weeks behind their digest.</summary>
    public bool HasPicture { get; init; }

    public bool IsForMembers => Audience is NudgeAudience.StillPending;

    /// <summary>One of the reminders that get fewer as answers come in; the last of them matters most.</summary>
    public bool IsReminder => IsForMembers && !IsAnnouncement;
}
