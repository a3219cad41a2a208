using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Reminders;

/// <summary>A pure question: what falls due in this span? A rule sends nothing, remembers nothing and knows no channel.</summary>
internal interface IReminderRule
{
    /// <summary>Part of the key that makes a push happen once.</summary>
    string Name { get; }

    /// <summary>What people call it, in 提醒预览.</summary>
    string Word { get; }

    IEnumerable<Nudge> Due(TimeWindow window, PlanningFacts facts);
}

/// <summary>One reminder that falls due, before it is known who exactly gets it.</summary>
/// <param name="At">A working moment outside the quiet hours.</param>
/// <param name="UselessFrom">From when on it is skipped and noted instead of sent late.</param>
/// <param name="Content">The push for members; null for a digest, which is written for each reader.</param>
internal sealed record Nudge(string Rule, Topic Topic, DateTimeOffset At, NudgeAudience Audience, DateTimeOffset UselessFrom, CardContent? Content = null)
{
    /// <summary>Tells people something new; a mere reminder that falls due with it would only repeat it, and nothing holds it back.</summary>
    public bool IsAnnouncement { get; init; }

    /// <summary>Pushes of the person's week that it leaves to more important ones.</summary>
    public int Reserve { get; init; }

    /// <summary>Who asked for it by hand, for the own group; such a push goes out during a hold and not to the one who asked.</summary>
    public Member? AskedBy { get; init; }

    public bool IsForMembers => Audience is NudgeAudience.StillPending;

    /// <summary>The rung within its round: a due time that moved starts a new one.</summary>
    public string Rung => Topic.TimesPutOff == 0 ? Rule : FormattableString.Invariant($"{Rule}@{Topic.TimesPutOff}");

    public string Key => FormattableString.Invariant($"{Rung}:{Topic.Id}:{At.ToUnixTimeSeconds()}");
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
