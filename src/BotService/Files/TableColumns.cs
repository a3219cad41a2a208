namespace BotService.Files;

/// <summary>The columns that a kind of file may have and those that it must have.</summary>
internal sealed record TableColumns(IReadOnlyList<string> Known, IReadOnlyList<string> Required)
{
    /// <summary>Finds each column's place, whatever the case and spacing of the header; says all that is wrong with it at once.</summary>
    public IReadOnlyDictionary<string, int> Find(RawRow header, List<TableProblem> problems)
    {
        var found = new Dictionary<string, int>();
        var unknown = new List<string>();

        foreach (var (cell, index) in header.Cells.Select((cell, index) => (cell, index)).Where(c => c.cell.Length > 0))
        {
            var name = Known.FirstOrDefault(known => string.Equals(known, Plain(cell), StringComparison.OrdinalIgnoreCase));

            if (name is null)
            {
                unknown.Add(cell);
            }
            else if (!found.TryAdd(name, index))
            {
                problems.Add(new TableProblem(header.Line, $"列 {name} 出现了两次"));
            }
        }

        if (unknown.Count > 0)
        {
            problems.Add(new TableProblem(header.Line, $"不认识的列：{string.Join('、', unknown)}；可用的列：{string.Join(',', Known)}"));
        }

        if (Required.Where(name => !found.ContainsKey(name)).ToList() is { Count: > 0 } missing)
        {
            problems.Add(new TableProblem(header.Line, $"缺少列：{string.Join('、', missing)}"));
        }

        return found;
    }

    private static string Plain(string cell) => string.Concat(cell.Where(c => !char.IsWhiteSpace(c) && c is not '\uFEFF' and not '\u200B'));
}

/// <summary>Cells as they stand in the file, before anybody knows what they mean.</summary>
internal sealed record RawRow(int Line, IReadOnlyList<string> Cells)
{
    public bool IsBlank => Cells.All(cell => cell.Length == 0);
}
