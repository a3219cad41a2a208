namespace BotService.Files;

/// <summary>What the reading library does not tell of a workbook: its first day, where formulas failed, and how far each sheet reaches.</summary>
internal sealed class WorkbookFacts
{
    private readonly Dictionary<string, SheetFacts> _sheets = [];

    /// <summary>Days are counted from 1904 instead of 1900.</summary>
    public bool Is1904 { get; set; }

    public SheetFacts this[string sheet] => _sheets.TryGetValue(sheet, out var facts) ? facts : _sheets[sheet] = new SheetFacts();
}

/// <summary>Rows and columns count from 0.</summary>
internal sealed class SheetFacts
{
    private int _rows;
    private int _row = -1;

    public Dictionary<(int Row, int Column), string> Errors { get; } = [];

    /// <summary>The last row and column that hold something; what lies beyond is empty cells with a format.</summary>
    public int LastRow { get; private set; } = -1;

    public int LastColumn { get; private set; } = -1;

    /// <summary>Rows that hold something and that nobody sees, counted from 1 as people do.</summary>
    public List<int> HiddenLines { get; } = [];

    public void Filled(int row, int column)
    {
        LastRow = Math.Max(LastRow, row);
        LastColumn = Math.Max(LastColumn, column);
        _rows += row == _row ? 0 : 1;
        _row = row;

        if (_rows > TableLimits.MostRows)
        {
            throw TableLimits.TooLarge($"超过 {TableLimits.MostRows} 行");
        }

        if (column >= TableLimits.MostColumns)
        {
            throw TableLimits.TooLarge($"第 {row + 1} 行的 {CellText.Letters(column)} 列有内容，超过 {TableLimits.MostColumns} 列");
        }
    }
}
