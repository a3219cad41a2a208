namespace BotService.Console.Html;

/// <summary>One page as data: what it says, and in which order. Public because the generated slices are.</summary>
/// <param name="Title">The one h1.</param>
public sealed record PageModel(string Title, IReadOnlyList<Block> Blocks)
{
    /// <summary>What was done, for role="status".</summary>
    public string? Done { get; init; }

    /// <summary>What is wrong, for role="alert"; lines separated by line feeds.</summary>
    public string? Wrong { get; init; }

    /// <summary>Where this person may go; empty before signing in.</summary>
    public IReadOnlyList<NavLink> Nav { get; init; } = [];

    /// <summary>Who is signed in, as the page shows it.</summary>
    public string? Person { get; init; }
}

/// <summary>One entry of the navigation.</summary>
public sealed record NavLink(string Word, string Path, bool IsHere);

/// <summary>One piece of a page.</summary>
public abstract record Block
{
    private protected Block()
    {
    }
}

/// <summary>A heading below the page's own.</summary>
public sealed record Heading(string Text) : Block;

/// <summary>A paragraph; lines separated by line feeds stay lines.</summary>
public sealed record Words(string Text) : Block;

/// <summary>Facts in pairs: what it is, and what it is now.</summary>
public sealed record Facts(IReadOnlyList<Fact> Items) : Block;

/// <summary>One fact; with an address it is a link.</summary>
public sealed record Fact(string Word, string Value, string? Href = null);

/// <summary>Links in a row.</summary>
public sealed record Links(IReadOnlyList<PageLink> Items) : Block;

/// <summary>A link and its words.</summary>
public sealed record PageLink(string Text, string Href);

/// <summary>A list of things; when there are none it is the sentence <paramref name="None"/>.</summary>
/// <param name="Caption">What the table shows.</param>
public sealed record Table(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<TableLine> Rows, string None) : Block;

/// <summary>A row whose first cell is its header.</summary>
public sealed record TableLine(IReadOnlyList<Cell> Cells);

/// <summary>A cell; with an address it is a link.</summary>
public sealed record Cell(string Text, string? Href = null);

/// <summary>A drawing made by us, with its words for those who do not see it. Wide for a screen, narrow for a phone.</summary>
public sealed record Drawing(string Label, string Wide, string Narrow) : Block
{
    /// <summary>As wide as a hand and not as the page.</summary>
    public bool IsSmall { get; init; }
}

/// <summary>A few characters to be read from the other end of a room.</summary>
public sealed record Poster(string Text) : Block;

/// <summary>Something to fill in and send; without fields a single button.</summary>
public sealed record Form(string Action, IReadOnlyList<Field> Fields, string Button) : Block
{
    /// <summary>Asks by GET and changes nothing: a search.</summary>
    public bool IsQuestion { get; init; }

    public bool HasFile => Fields.Any(one => one.Kind is FieldKind.File);
}

/// <summary>Buttons beside each other, each a form of its own.</summary>
public sealed record Buttons(IReadOnlyList<Form> Forms) : Block;

/// <summary>What few people need: closed until somebody opens it, without script.</summary>
public sealed record Folded(string Summary, IReadOnlyList<Block> Blocks) : Block;

/// <summary>One field with its visible label.</summary>
public sealed record Field(string Name, string Label, FieldKind Kind, string Value = "")
{
    /// <summary>The choices of a select, or what a text field suggests.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    public string? Hint { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>The endings that a file field offers, as browsers take them: .csv,.xlsx.</summary>
    public string? Endings { get; init; }
}

/// <summary>A choice: what is sent, and what is shown.</summary>
public sealed record Choice(string Value, string Text);

/// <summary>What a field takes.</summary>
public enum FieldKind
{
    Text,
    Select,
    Moment,
    Day,
    File,
    Hidden,
}
