namespace BotService.Files;

/// <summary>One line of a table: its cells by the name of their column, trimmed; a column that the file lacks reads as null.</summary>
/// <param name="Line">Where the row begins in the file, counted from 1 as an editor counts.</param>
internal sealed record TableRow(int Line, IReadOnlyDictionary<string, int> Columns, IReadOnlyList<string> Cells)
{
    /// <summary>Null when the file has no such column, empty when the row says nothing in it.</summary>
    public string? this[string column] =>
        !Columns.TryGetValue(column, out var index) ? null : index < Cells.Count ? Cells[index] : string.Empty;
}

/// <summary>What is wrong with a file, and in which line; no line means the whole file.</summary>
internal sealed record TableProblem(int? Line, string Reason)
{
    public override string ToString() => Line is null ? Reason : $"第 {Line} 行：{Reason}";
}

/// <summary>A file as rows, or the reasons why it cannot be read as such.</summary>
internal sealed record Table(IReadOnlyList<TableRow> Rows, IReadOnlyList<TableProblem> Problems)
{
    public static Table Refused(params IReadOnlyList<TableProblem> problems) => new([], problems);

    public static Table Refused(string reason) => Refused(new TableProblem(null, reason));
}
