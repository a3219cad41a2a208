namespace BotService.Files.Docx;

/// <summary>One place that waits for a figure or a name: a <c>*</c>, or <c>{{name}}</c>. Positions count from 1 through the document.</summary>
internal sealed record DocxPlaceholder(int Position, string Paragraph, int At, int Length)
{
    private const int Around = 12;

    /// <summary>The word between the braces; null for a star.</summary>
    public string? Name { get; init; }

    /// <summary>What the comments on this place alone say, with their numbers.</summary>
    public IReadOnlyList<DocxComment> Comments { get; init; } = [];

    public string Before => Paragraph[..At];

    public string After => Paragraph[(At + Length)..];

    /// <summary>The place as a person finds it again.</summary>
    public string Words => $"{Before[Math.Max(0, Before.Length - Around)..]}{Paragraph.AsSpan(At, Length)}{After[..Math.Min(Around, After.Length)]}";
}

/// <summary>A comment of the template, by which a place can be given its figure's name.</summary>
internal sealed record DocxComment(string Id, string Text);

/// <summary>What becomes of one place.</summary>
/// <param name="Position">The placeholder's position.</param>
/// <param name="Text">What is written there; null leaves it as it is.</param>
internal sealed record DocxFilling(int Position, string? Text)
{
    /// <summary>How many characters behind the placeholder go with it.</summary>
    public int AlsoTake { get; init; }

    /// <summary>A comment to be put on it, a line a paragraph; null for none.</summary>
    public string? Comment { get; init; }

    /// <summary>A comment of the template that has done its work.</summary>
    public string? DropComment { get; init; }
}

/// <summary>A placeholder where nothing is filled in: in a header, a footer, a note or a text box.</summary>
internal sealed record DocxElsewhere(string Place, string Words);

/// <summary>Who comments and when.</summary>
internal sealed record DocxAuthor(string Name, DateTimeOffset At);

/// <summary>A comment on words of the text that wait for nothing.</summary>
internal sealed record DocxNote(string Words, string Comment);
