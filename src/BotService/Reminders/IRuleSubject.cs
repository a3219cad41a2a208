using BotService.Time;

namespace BotService.Reminders;

/// <summary>A subject with a roster of its own. The rules are applied to it, and remind of it several times between its opening and its end.</summary>
internal interface IRuleSubject
{
    /// <summary>Who writes what falls due about it.</summary>
    IRulePushes Pushes { get; }

    /// <summary>Under which its pushes are remembered.</summary>
    int Id { get; }

    /// <summary>What people call it.</summary>
    string Handle { get; }

    string Title { get; }

    StudyWeek Week { get; }

    /// <summary>It is the main subject of its week: its card carries the lines of other subjects, and those keep a push of the week free for it.</summary>
    bool ComesFirst { get; }

    /// <summary>Its roster is frozen.</summary>
    bool IsOpen { get; }

    /// <summary>When it opened, or will.</summary>
    DateTimeOffset OpensAt { get; }

    DateTimeOffset DueAt { get; }

    /// <summary>From when on no answer is taken.</summary>
    DateTimeOffset EndsAt { get; }

    bool IsAnnounced { get; }

    /// <summary>How often its due time moved: each time the reminders before it start anew.</summary>
    int TimesPutOff { get; }

    void NoteAnnounced();
}

/// <summary>A subject that stands for a row which several features know.</summary>
internal interface IRuleSubject<out T> : IRuleSubject
{
    T Row { get; }
}
