namespace BotService.Files;

/// <summary>One line of a table: its cells by the name of their column; a column that the file lacks reads as null.</summary>
/// <param name="Line">Where the row begins in the file, counted from 1 as an editor counts.</param>
internal sealed record TableRow(int Line, IReadOnlyDictionary<string, int> Columns, IReadOnlyList<string> Cells)
{
    public string? Sheet { get; init; }

    /// <summary>The places of each column that a file may have more than once.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<(int Index, string Heading)>> Parts { get; init; } = new Dictionary<string, IReadOnlyList<(int Index, string Heading)>>();

    /// <summary>Columns in which something stands that cannot be taken; it has been said, so nobody need say that it is missing.</summary>
    public IReadOnlySet<string> Faulty { get; init; } = new HashSet<string>();

    /// <summary>Null when the file has no such column, empty when the row says nothing in it.</summary>
    public string? this[string column] =>
        !Columns.TryGetValue(column, out var index) ? null : index < Cells.Count ? Cells[index] : string.Empty;

    /// <summary>What the row says in such a column, under which heading; nothing where it says nothing.</summary>
    public IEnumerable<(string Heading, string Text)> All(string column) =>
        from place in Parts.GetValueOrDefault(column, [])
        let text = place.Index < Cells.Count ? Cells[place.Index].Trim() : string.Empty
        where text.Length > 0
        select (place.Heading, text);

    /// <summary>Columns whose cell is joined over this row and those above, where the value stands.</summary>
    public IReadOnlySet<string> Filled { get; init; } = new HashSet<string>();

    public TableProblem Problem(string reason) => new(Line, reason) { Sheet = Sheet };
}

/// <summary>What is wrong with a file, and in which line; no line means the whole file.</summary>
internal sealed record TableProblem(int? Line, string Reason)
{
    public string? Sheet { get; init; }

    public override string ToString() => Line is null ? Reason : $"{LineText.Of(Sheet, Line.Value)}：{Reason}";
}

/// <summary>A place in a file as people read it.</summary>
internal static class LineText
{
    private const int MostLines = 10;

    public static string Of(string? sheet, int line) => sheet is null ? $"第 {line} 行" : $"工作表“{sheet}”第 {line} 行";

    /// <summary>第 2、3 行, or each line with its sheet.</summary>
    public static string Of(IReadOnlyList<(string? Sheet, int Line)> places)
    {
        var shown = places.Take(MostLines).ToList();
        var more = places.Count > MostLines ? "…" : string.Empty;
        return shown.TrueForAll(place => place.Sheet is null) ? $"第 {string.Join('、', shown.Select(place => place.Line))}{more} 行" : string.Join('、', shown.Select(place => Of(place.Sheet, place.Line))) + more;
    }
}

/// <summary>A file as rows, or the reasons why it cannot be read as such.</summary>
internal sealed record Table(IReadOnlyList<TableRow> Rows, IReadOnlyList<TableProblem> Problems)
{
    /// <summary>What is not wrong and should be known, such as which sheets were read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What stands above the header: a title, the day as of which it holds.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <summary>Headings that were left out.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    public static Table Refused(params IReadOnlyList<TableProblem> problems) => new([], problems);

    public static Table Refused(string reason) => Refused(new TableProblem(null, reason));
}
