using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Reminders;

/// <summary>A pure question: what falls due in this span? A rule sends nothing, remembers nothing and knows no channel.</summary>
internal interface IReminderRule
{
    /// <summary>Part of the key that makes a push happen once.</summary>
    string Name { get; }

    IEnumerable<Nudge> Due(TimeWindow window, PlanningFacts facts);
}

/// <summary>Everything a rule may know.</summary>
/// <param name="Topics">Planned and open topics, none that an admin closed.</param>
internal sealed record PlanningFacts(IReadOnlyList<Topic> Topics, WorkCalendar Calendar, LocalClock Clock);

/// <summary>One reminder that falls due, before it is known who exactly gets it.</summary>
/// <param name="At">A working moment outside the quiet hours.</param>
/// <param name="UselessFrom">From when on it is skipped and noted instead of sent late.</param>
/// <param name="Content">The push for members; null for a digest, which is written for each reader.</param>
internal sealed record Nudge(string Rule, Topic Topic, DateTimeOffset At, NudgeAudience Audience, DateTimeOffset UselessFrom, CardContent? Content = null)
{
    /// <summary>Tells people something new; a mere reminder that falls due with it would only repeat it.</summary>
    public bool IsAnnouncement { get; init; }
}

/// <summary>Who a reminder is for. Nobody who has answered gets one.</summary>
internal enum NudgeAudience
{
    /// <summary>Members who have said nothing yet.</summary>
    StillPending,

    /// <summary>Liaisons whose own group has somebody pending: counts and names.</summary>
    Liaisons,

    /// <summary>Liaisons as above, and admins with figures without names.</summary>
    LiaisonsAndAdmins,
}
