namespace BotService.Files;

/// <summary>Gives each row of a range that was joined downwards the value of its first cell, which is the only one that the file holds.</summary>
internal sealed class MergedCells
{
    private readonly List<(MergedRange Range, RawCell Value)> _ranges;

    public MergedCells(RawTable sheet, int headerLine)
    {
        var down = sheet.Merged.Where(range => range.FirstLine > headerLine && range.LastLine > range.FirstLine).ToList();
        var first = down.Count == 0 ? [] : sheet.Rows.ToDictionary(row => row.Line);
        _ranges = [.. down.Where(range => first.ContainsKey(range.FirstLine)).Select(range => (range, first[range.FirstLine][range.FirstColumn]))];
    }

    public RawRow Fill(RawRow row)
    {
        if (_ranges.Count == 0)
        {
            return row;
        }

        var covering = _ranges.Where(pair => pair.Range.FirstLine < row.Line && pair.Range.LastLine >= row.Line).ToList();

        // A range may be joined over rows that say nothing else; those stay empty.
        if (covering.Count == 0 || row.IsBlank)
        {
            return row;
        }

        var cells = row.Cells.ToList();

        foreach (var (range, value) in covering)
        {
            while (cells.Count <= range.FirstColumn)
            {
                cells.Add(RawCell.Blank);
            }

            // Some programs keep the value in each of the joined cells.
            var own = cells[range.FirstColumn];
            cells[range.FirstColumn] = own.IsBlank || own.Text == value.Text ? value with { IsFromAbove = true } : own;
        }

        return row with { Cells = cells };
    }
}
