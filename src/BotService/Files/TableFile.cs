namespace BotService.Files;

/// <summary>Reads a .csv or .xlsx that an operator prepared; everything wrong with its shape is a problem with a line, not an exception.</summary>
internal static class TableFile
{
    public static Table Read(string path, TableColumns columns)
    {
        if (!File.Exists(path))
        {
            return Table.Refused($"找不到文件 {path}，请检查路径。");
        }

        try
        {
            var problems = new List<TableProblem>();
            var rows = Path.GetExtension(path).ToUpperInvariant() switch
            {
                ".CSV" => CsvRows.Read(File.ReadAllBytes(path), problems),
                ".XLSX" => WorkbookRows.Read(path),
                _ => null,
            };

            return rows is null ? Table.Refused($"只能读 .csv 或 .xlsx 文件，{Path.GetFileName(path)} 请另存为其中一种。") : Shape(rows, columns, problems);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            return Table.Refused($"读不了文件 {path}：请检查权限，或先在别的程序里关闭它。");
        }
        catch (InvalidDataException)
        {
            return Table.Refused($"{Path.GetFileName(path)} 的内容与扩展名不符或已损坏，请用表格软件重新另存后再导入。");
        }
    }

    private static Table Shape(IEnumerable<RawRow> raw, TableColumns columns, List<TableProblem> problems)
    {
        var lines = raw.Where(row => !row.IsBlank).ToList();

        if (lines.Count == 0)
        {
            return Table.Refused([.. problems, new TableProblem(null, "文件是空的。")]);
        }

        var places = columns.Find(lines[0], problems);

        if (problems.Any(p => p.Line == lines[0].Line))
        {
            return Table.Refused(problems);
        }

        var width = lines[0].Cells.Count;
        problems.AddRange(lines.Skip(1).Where(row => row.Cells.Skip(width).Any(cell => cell.Length > 0)).Select(row => new TableProblem(row.Line, $"有 {row.Cells.Count} 格，比表头的 {width} 列多；含逗号的内容要放在双引号里")));

        if (lines.Count == 1)
        {
            problems.Add(new TableProblem(null, "文件只有表头，没有内容。"));
        }

        return new Table([.. lines.Skip(1).Select(row => new TableRow(row.Line, places, row.Cells))], problems);
    }
}
