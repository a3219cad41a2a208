namespace BotService.Commands;

/// <summary>How 帮助 and greetings show a command; one without it stands in the overview under the heading of its audience and kind.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class HelpAttribute : Attribute
{
    /// <summary>For whom 帮助 begins with it, by office: members without one, liaisons, admins.</summary>
    public Audience FirstFor { get; init; }

    /// <summary>Its place among those with which 帮助 begins.</summary>
    public int Order { get; init; }

    /// <summary>The heading under which 帮助 shows it; null is the one of its audience and kind.</summary>
    public string? Heading { get; init; }

    /// <summary>The word under whose explanation 帮助 shows it, so that the overview stays short; null shows it there.</summary>
    public string? Under { get; init; }

    /// <summary>How it is said, for whoever asks about this one word; with days that are always to come: 明天, 下周.</summary>
    public string? Examples { get; init; }

    /// <summary>What it is for, said before the hints to whoever comes for the first time.</summary>
    public string? Intro { get; init; }

    /// <summary>One line for whoever is greeted.</summary>
    public string? Hint { get; init; }
}
