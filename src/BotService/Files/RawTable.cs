namespace BotService.Files;

/// <summary>The rows of one sheet, or of a text file, as they stand there, before anybody knows what they mean.</summary>
/// <param name="Name">The sheet's name; null where there is only one, so that nobody has to be told where to look.</param>
internal sealed record RawTable(string? Name, IReadOnlyList<RawRow> Rows)
{
    /// <summary>Ranges whose cells were joined in the sheet.</summary>
    public IReadOnlyList<MergedRange> Merged { get; init; } = [];

    /// <summary>What is wrong with the file before anybody looks at its meaning.</summary>
    public IReadOnlyList<TableProblem> Problems { get; init; } = [];

    /// <summary>Sheets have letters for columns; text files have none.</summary>
    public bool HasLetters { get; init; }

    /// <summary>Lines that hold something and are not shown.</summary>
    public IReadOnlyList<int> HiddenLines { get; init; } = [];
}

/// <summary>Lines and columns counted from where the file counts them: lines from 1, columns from 0.</summary>
internal sealed record MergedRange(int FirstLine, int LastLine, int FirstColumn, int LastColumn);

/// <summary>One line of a file.</summary>
internal sealed record RawRow(int Line, IReadOnlyList<RawCell> Cells)
{
    public bool IsBlank => Cells.All(cell => cell.IsBlank);

    public RawCell this[int column] => column < Cells.Count ? Cells[column] : RawCell.Blank;
}

/// <summary>What one cell holds.</summary>
/// <param name="Text">The value as text, cleaned.</param>
internal readonly record struct RawCell(string Text)
{
    public static RawCell Blank { get; } = new(string.Empty);

    /// <summary>How a number or a day is shown, where that is something other than <see cref="Text"/>.</summary>
    public string? Shown { get; init; }

    /// <summary>The month or the day that a cell shows and does not hold, such as 2026年10月 and 10.30; empty where nobody knows which.</summary>
    public string? ShownDate { get; init; }

    /// <summary>The error that a formula ended in, such as #N/A.</summary>
    public string? Error { get; init; }

    /// <summary>Invisible characters that were all there was in the cell.</summary>
    public string? OnlyInvisible { get; init; }

    /// <summary>The value stands further up, in a cell that is joined over this one.</summary>
    public bool IsFromAbove { get; init; }

    public bool IsBlank => string.IsNullOrEmpty(Text) && Error is null && OnlyInvisible is null;

    /// <summary>As people see it in the file.</summary>
    public string Seen => Error ?? Shown ?? (string.IsNullOrEmpty(Text) ? OnlyInvisible ?? string.Empty : Text);

    public static RawCell OfText(string text)
    {
        var clean = CellText.Clean(text);
        return clean.Length > 0 || text.Length == 0 ? new RawCell(clean) : new RawCell(string.Empty) { OnlyInvisible = CellText.Invisibles(text) };
    }
}
