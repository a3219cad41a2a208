using BotService.Settings;

namespace BotService.Reminders;

/// <summary>A section of <c>reminders.json</c> that belongs to a feature, which reads it and asks <see cref="ReminderOptions"/> for what it says.</summary>
internal interface IReminderSection
{
    string Name { get; }

    /// <param name="section">Null when the file has none.</param>
    object Read(SettingsNode? section, ICollection<string> problems);
}
