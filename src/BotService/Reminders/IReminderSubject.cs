namespace BotService.Reminders;

/// <summary>Something of a feature's own that falls due once.</summary>
internal interface IReminderSubject
{
    /// <summary>Who writes it.</summary>
    IReminderSource Source { get; }

    /// <summary>Part of what is noted when it is skipped.</summary>
    string Key { get; }

    /// <summary>What people call it.</summary>
    string Handle { get; }

    /// <summary>Who gets it, in 提醒预览.</summary>
    string Readers { get; }

    DateTimeOffset DueAt { get; }

    /// <summary>From when on it is skipped and noted instead of sent late.</summary>
    DateTimeOffset UselessFrom { get; }
}
