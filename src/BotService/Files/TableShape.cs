namespace BotService.Files;

/// <summary>Makes one table of the sheets of a file, and names what does not fit: sheets, headings, cells.</summary>
internal sealed class TableShape
{
    private const int MostChaptersSaid = 3;

    private static readonly HashSet<string> None = [];

    private readonly List<TableProblem> _problems = [];
    private readonly List<string> _notes = [];
    private readonly SortedSet<string> _leftOut = new(StringComparer.Ordinal);
    private readonly TableColumns _columns;
    private readonly bool _hasSeveral;

    private TableShape(TableColumns columns, bool hasSeveral) => (_columns, _hasSeveral) = (columns, hasSeveral);

    public static Table Of(IReadOnlyList<RawTable> sheets, TableColumns columns)
    {
        var filled = sheets.Where(sheet => sheet.Rows.Any(row => !row.IsBlank)).ToList();

        if (filled.Count == 0)
        {
            return Table.Refused([.. sheets.SelectMany(s => s.Problems), new TableProblem(null, "文件是空的。")]);
        }

        var passed = filled.FindAll(sheet => HasHeadings(sheet, columns.PassedHeadings));

        if (passed.Count == 0 || passed.Count == filled.Count)
        {
            return new TableShape(columns, filled.Count > 1).Of(filled);
        }

        var shape = new TableShape(columns, filled.Count - passed.Count > 1);
        shape._notes.Add($"工作表{string.Join('、', passed.Select(sheet => $"“{sheet.Name}”"))}是导出时附的，没有读。");
        return shape.Of([.. filled.Except(passed)]);
    }

    private Table Of(List<RawTable> sheets)
    {
        _problems.AddRange(sheets.SelectMany(sheet => sheet.Problems));
        var headers = sheets.Select(sheet => (Sheet: sheet, Header: TableHeader.Find(sheet, _columns))).ToList();

        if (_hasSeveral && DifferingSheets(headers) is { } difference)
        {
            return Table.Refused(difference);
        }

        headers.ForEach(pair => CheckHeader(pair.Sheet, pair.Header));

        if (_problems.Any(problem => headers.Any(pair => problem.Line == pair.Header.Line && problem.Sheet == NameOf(pair.Sheet))))
        {
            return Table.Refused(_problems);
        }

        var rows = headers.SelectMany(pair => Rows(pair.Sheet, pair.Header)).ToList();

        if (rows.Count == 0)
        {
            _problems.Add(new TableProblem(null, "文件只有表头，没有内容。"));
        }

        return new Table(rows, _problems)
        {
            Notes = [.. Notes(headers.Select(pair => pair.Sheet).ToList()), .. _notes],
            Titles = [.. headers.SelectMany(pair => pair.Sheet.Rows.Where(row => row.Line < pair.Header.Line && !row.IsBlank).Select(TitleOf))],
            LeftOut = [.. _leftOut],
        };
    }

    private static bool HasHeadings(RawTable sheet, IReadOnlyList<string> headings) =>
        headings.Count > 0 && sheet.Rows.First(row => !row.IsBlank).Cells.Select(cell => cell.Seen).SequenceEqual(headings, StringComparer.Ordinal);

    /// <summary>A part of a list must not pass for the whole, so a sheet that looks different stops the import by name.</summary>
    private string? DifferingSheets(List<(RawTable Sheet, TableHeader Header)> headers)
    {
        var lists = headers.Where(pair => _columns.Required.All(column => pair.Header.Places.ContainsKey(column.Name))).ToList();

        if (lists.Count == 0)
        {
            return null;
        }

        var others = headers.Except(lists).Select(pair => $"“{pair.Sheet.Name}”").ToList();

        if (others.Count > 0)
        {
            return $"工作表{string.Join('、', lists.Select(pair => $"“{pair.Sheet.Name}”"))}有表头，{string.Join('、', others)}没有：不是名单的请隐藏或删掉，是名单的请补上同样的表头，再导入。";
        }

        var different = lists.FirstOrDefault(pair => !pair.Header.Places.Keys.ToHashSet().SetEquals(lists[0].Header.Places.Keys));
        return different.Sheet is null ? null : $"工作表“{lists[0].Sheet.Name}”和“{different.Sheet.Name}”的表头不一样，请改成一样的，再导入。";
    }

    private void CheckHeader(RawTable sheet, TableHeader header)
    {
        var unknown = header.Headings.Select((heading, column) => (heading, column)).Where(h => h.heading.Length > 0 && _columns.Of(h.heading) is null && !_columns.IsIgnored(h.heading)).ToList();

        foreach (var column in _columns.Known)
        {
            if (header.PlacesOf(column, _columns) is { Count: > 1 } places)
            {
                CheckRepeated(sheet, header, column, [.. places.Select(place => place.Heading).Distinct()]);
            }
        }

        if (unknown.Count > 0 && _columns.LeavesOutUnknown)
        {
            _leftOut.UnionWith(unknown.Select(h => h.heading));
        }
        else if (unknown.Count > 0)
        {
            var named = unknown.Select(h => sheet.HasLetters ? $"{h.heading}（{CellText.Letters(h.column)} 列）" : h.heading);
            var usable = _columns.Known.Select(column => column.Name);
            Add(sheet, header.Line, $"不认识的列：{string.Join('、', named)}；可用的列：{string.Join(',', usable)}。用不到的列请先从文件里删掉");
        }

        if (_columns.Required.Where(column => !header.Places.ContainsKey(column.Name)).Select(column => column.Words.Count > 0 ? $"{column.Name}（{column.Words[0]}）" : column.Name).ToList() is { Count: > 0 } missing)
        {
            Add(sheet, header.Line, $"缺少列：{string.Join('、', missing)}");
        }
    }

    private void CheckRepeated(RawTable sheet, TableHeader header, TableColumn column, List<string> headings)
    {
        var named = string.Join('、', headings.Select(heading => $"“{heading}”"));

        if (column.MayRepeat)
        {
            _notes.Add($"{named}说的是同一项，合着读了。");
            return;
        }

        Add(sheet, header.Line, headings.Count == 1 ? $"列{named}出现了两次" : $"{named}说的是同一项，请只留一列");
    }

    private IEnumerable<TableRow> Rows(RawTable sheet, TableHeader header)
    {
        var parts = _columns.Known.Where(column => column.MayRepeat).ToDictionary(column => column.Name, column => header.PlacesOf(column, _columns));
        var columns = header.Headings.Select((heading, place) => (Place: place, Column: _columns.Of(heading)!)).Where(pair => pair.Column is not null).ToList();
        var shown = columns.FindAll(pair => pair.Column.TakesMonths || pair.Column.TakesShares || pair.Column.TakesShown);

        foreach (var row in Content(sheet, header))
        {
            HashSet<string>? faulty = null;
            HashSet<string>? filled = null;
            CheckNameless(sheet, header, row);

            foreach (var (place, column) in columns)
            {
                if (Fault(sheet, header, row, place, column) is { } fault)
                {
                    Add(sheet, row.Line, fault);
                    (faulty ??= []).Add(column.Name);
                }

                if (row[place].IsFromAbove)
                {
                    (filled ??= []).Add(column.Name);
                }
            }

            string[] texts = [.. row.Cells.Select(cell => cell.Text)];

            foreach (var (place, column) in shown)
            {
                if (CellMeaning.Of(row[place], column) is { } meant)
                {
                    texts[place] = meant;
                }
            }

            yield return new TableRow(row.Line, header.Places, texts) { Sheet = NameOf(sheet), Faulty = faulty ?? None, Filled = filled ?? None, Parts = parts };
        }
    }

    /// <summary>The rows of the list itself, with what the sheet shows once for several of them.</summary>
    private List<RawRow> Content(RawTable sheet, TableHeader header)
    {
        var merged = new MergedCells(sheet, header.LastLine);
        var lines = new FootLines(sheet, header, _columns).Split([.. sheet.Rows.Where(row => row.Line > header.LastLine).Select(merged.Fill).Where(row => !row.IsBlank)]);
        var (rows, notes) = BlockCells.Fill(sheet, lines.Content, header, _columns);
        var named = NameOf(sheet) is { } name ? $"工作表“{name}”" : string.Empty;
        _notes.AddRange(notes.Select(note => named + note));

        if (lines.Passed.Count > 0)
        {
            _notes.Add($"{named}{LinesOf(lines.Passed)}是合计、落款或重复的表头，没有当作内容。");
        }

        if (lines.Numbered.Count > 0)
        {
            _notes.Add($"{named}{LinesOf(lines.Numbered)}只有序号，没有当作内容。");
        }

        // A problem that nobody filled in any further looks the same, so its words are said.
        if (lines.Chapters.Count > 0)
        {
            var said = lines.Chapters.Take(MostChaptersSaid).Select(row => CellText.Quote(string.Join(' ', row.Cells.Where(cell => !cell.IsBlank).Select(cell => cell.Seen))));
            _notes.Add($"{named}{LinesOf(lines.Chapters)}是标题或说明，没有当作内容：{string.Join('、', said)}{(lines.Chapters.Count > MostChaptersSaid ? "…" : string.Empty)}。");
        }

        return rows;
    }

    private void CheckNameless(RawTable sheet, TableHeader header, RawRow row)
    {
        for (var column = 0; column < row.Cells.Count; column++)
        {
            if (row[column].IsBlank || (column < header.Headings.Count && header.Headings[column].Length > 0))
            {
                continue;
            }

            Add(sheet, row.Line, sheet.HasLetters
                ? $"{CellText.Letters(column)}{row.Line} 里有内容 {CellText.Quote(row[column].Seen)}，这一列没有表头：请补上列名，或删掉"
                : $"第 {column + 1} 格有内容 {CellText.Quote(row[column].Seen)}，表头没有这一列（表头 {header.Headings.Count(h => h.Length > 0)} 列）；含逗号的内容要放在双引号里");
            return;
        }
    }

    private static string? Fault(RawTable sheet, TableHeader header, RawRow row, int column, TableColumn known)
    {
        var cell = row[column];

        // Nearly all cells of a sheet are so, and it may have a million.
        if (sheet.HasLetters && cell is { Error: null, OnlyInvisible: null, Shown: null, ShownDate: null })
        {
            return null;
        }

        var heading = header.Headings[column];
        return CellMeaning.Fault(cell, known, sheet.HasLetters ? $"{heading}（{CellText.Letters(column)}{row.Line}）" : heading, isText: !sheet.HasLetters);
    }

    private IEnumerable<string> Notes(List<RawTable> sheets)
    {
        if (_hasSeveral)
        {
            yield return $"读了 {sheets.Count} 张工作表：{string.Join('、', sheets.Select(sheet => $"{sheet.Name}"))}。";
        }

        foreach (var sheet in sheets.Where(sheet => sheet.HiddenLines.Count > 0))
        {
            yield return $"{(NameOf(sheet) is { } name ? $"工作表“{name}”" : string.Empty)}{LinesOf(sheet.HiddenLines)}是隐藏的，也读了。";
        }
    }

    /// <summary>截至日期： and the day in the cell beside it are one title; a day is the same in whichever format it is shown.</summary>
    private static string TitleOf(RawRow row) => string.Join(' ', row.Cells.Where(cell => !cell.IsBlank).Select(cell => cell switch
    {
        { ShownDate: { Length: > 0 } month } => month,
        _ when DayText.TryReadDay(cell.Text, out _) => cell.Text,
        _ => cell.Seen,
    }));

    private static string LinesOf(IEnumerable<RawRow> rows) => LinesOf([.. rows.Select(row => row.Line)]);

    private static string LinesOf(IReadOnlyList<int> lines) => $"第 {string.Join('、', lines.Take(10))}{(lines.Count > 10 ? "…" : string.Empty)} 行";

    private string? NameOf(RawTable sheet) => _hasSeveral ? sheet.Name : null;

    private void Add(RawTable sheet, int line, string reason) => _problems.Add(new TableProblem(line, reason) { Sheet = NameOf(sheet) });
}
