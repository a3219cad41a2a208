namespace BotService.Commands;

/// <summary>Lets a command be said in a group chat; one without it is only said alone.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class InGroupAttribute(InGroup hears) : Attribute
{
    /// <summary>What the group then hears.</summary>
    public InGroup Hears { get; } = hears;

    /// <summary>The word by which a group chat is told of it; null is the command's own.</summary>
    public string? Word { get; init; }

    /// <summary>One line for whoever asks for help in a group chat; null names it not there.</summary>
    public string? Summary { get; init; }
}

/// <summary>What becomes of a command that is said in a group chat.</summary>
internal enum InGroup
{
    /// <summary>It is not for groups: the sender is asked to say it alone.</summary>
    No,

    /// <summary>Its answer holds nothing of anybody.</summary>
    AsItIs,

    /// <summary>The group hears only that it was taken down.</summary>
    Acknowledged,
}
