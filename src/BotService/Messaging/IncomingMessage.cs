namespace BotService.Messaging;

/// <summary>What a person did in a chat, whichever channel it came through.</summary>
/// <param name="Channel">Name of the channel that took it in.</param>
/// <param name="Key">The same for every delivery of the same message, different for every other message.</param>
/// <param name="Sender">Who said it, as sent; <see cref="SenderKind"/> tells what this is.</param>
/// <param name="Kind">Words, a pressed button, or something without words.</param>
/// <param name="Text">The words; for a press the button's words; otherwise empty.</param>
internal sealed record IncomingMessage(string Channel, string Key, string Sender, IncomingKind Kind, string Text)
{
    /// <summary>When it came in, for one that waited in the spool; null is now.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Where it was said.</summary>
    public Place Place { get; init; }

    /// <summary>What <see cref="Sender"/> is.</summary>
    public SenderKind SenderKind { get; init; }

    /// <summary>Which question a pressed button answers, as <see cref="Question.Mark"/> writes it; null when it answers none.</summary>
    public string? Answers { get; init; }

    /// <summary>Whether there is a chat in which the sender can be asked and written to; a page has fields and buttons instead.</summary>
    public bool CanAskBack { get; init; } = true;

    /// <summary>Never what was said: records print themselves into logs.</summary>
    public override string ToString() => $"{Channel} {Kind} {Key}";
}

/// <summary>How the words reached us, which decides in what shape the answer can go back.</summary>
internal enum IncomingKind
{
    /// <summary>Typed, or chosen from the app's menu.</summary>
    Words,

    /// <summary>A button on a card; the card itself can change.</summary>
    Press,

    /// <summary>The person became able to see the app.</summary>
    Joined,

    /// <summary>A picture, a voice, a place: nothing to read in it.</summary>
    Wordless,
}
