using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Reminders;

/// <summary>A pure question: what falls due in this span? A rule sends nothing, remembers nothing and knows no channel.</summary>
internal interface IReminderRule
{
    /// <summary>Part of the key that makes a push happen once.</summary>
    string Name { get; }

    /// <summary>Every name that its nudges bear; no other rule may have one of them.</summary>
    IReadOnlyList<string> Names => [Name];

    /// <summary>Whether a name is one of these; a rule with a name for each day knows them by how they begin.</summary>
    bool Owns(string name) => Names.Contains(name);

    /// <summary>What people call it, in 提醒预览.</summary>
    string Word { get; }

    /// <summary>A wider span holds the nudges of a shorter one, which <see cref="Nudge.FallsIn"/> picks out of it.</summary>
    IEnumerable<Nudge> Due(TimeWindow window, PlanningFacts facts);
}

/// <summary>One reminder that falls due, before it is known who exactly gets it.</summary>
/// <param name="At">A working moment outside the quiet hours.</param>
/// <param name="UselessFrom">From when on it is skipped and noted instead of sent late.</param>
internal sealed record Nudge(string Rule, IRuleSubject Subject, DateTimeOffset At, NudgeAudience Audience, DateTimeOffset UselessFrom)
{
    /// <summary>What is written around a message's key: the number of a chunk, the robot of a group.</summary>
    private const int KeySuffixLength = 50;

    /// <summary>Makes the push for members, once it is known that somebody gets it; null for a digest, which is written for each reader.</summary>
    public Func<CardContent>? Card { get; init; }

    /// <summary>What it says as one line of a card that goes out at the same instant; null when it needs more room than that.</summary>
    public CardFact? Fact { get; init; }

    /// <summary>Its part of a text that tells several things; null for what comes first, which has a text of its own for that.</summary>
    public Func<string>? Section { get; init; }

    /// <summary>The name of a digest's text.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Admins get the picture of twelve weeks behind it.</summary>
    public bool HasPicture { get; init; }

    /// <summary>A digest that comes late is told with the next one.</summary>
    public bool IsMergedWhenLate { get; init; }

    /// <summary>Tells people something new: nothing holds it back, and a mere reminder that falls due with it is left out because it would only repeat it.</summary>
    public bool IsAnnouncement { get; init; }

    /// <summary>Owed from <see cref="At"/> on until members have been told, however late that is.</summary>
    public bool IsOwedUntilTold { get; init; }

    /// <summary>It is not due yet and goes only to those who get something else at this instant.</summary>
    public bool OnlyWithOthers { get; init; }

    /// <summary>Pushes of the person's week that it leaves to more important ones.</summary>
    public int Reserve { get; init; }

    /// <summary>Who asked for it by hand, for the own group; such a push goes out during a hold and not to the one who asked.</summary>
    public Member? AskedBy { get; init; }

    public bool IsForMembers => Audience is NudgeAudience.StillPending;

    public bool IsForAdmins => Audience is NudgeAudience.LiaisonsAndAdmins or NudgeAudience.Admins;

    public bool IsForLiaisons => Audience is NudgeAudience.LiaisonsAndAdmins or NudgeAudience.Liaisons;

    /// <summary>Under which it is remembered, so that nobody gets it twice; after a due time that moved it may come again.</summary>
    public string DedupKey => Subject.TimesPutOff == 0 ? Rule : FormattableString.Invariant($"{Rule}@{Subject.TimesPutOff}");

    public string Key => FormattableString.Invariant($"{DedupKey}:{Subject.Id}:{At.ToUnixTimeSeconds()}");

    /// <summary>The key of a message about several: many that meet would make a longer one than the store takes.</summary>
    public static string MessageKey(string keys) => OutboxMessage.KeyOf(keys, KeySuffixLength);

    public bool FallsIn(TimeWindow window) => At <= window.Until && (IsOwedUntilTold || At > window.After);
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

    /// <summary>Admins alone.</summary>
    Admins,
}
