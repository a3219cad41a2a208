namespace BotService.Files;

/// <summary>Where the header of a sheet stands and which column each heading means. Titles may stand above it, and it may have up to three rows.</summary>
internal sealed record TableHeader(int Line, int LastLine, IReadOnlyList<string> Headings, IReadOnlyDictionary<string, int> Places)
{
    /// <summary>How far down a header is looked for.</summary>
    public const int RowsLookedAt = 10;

    private const int MostRows = 3;

    private const int FewestKnown = 2;

    /// <summary>Every place of a column with its heading, in the order of its words.</summary>
    public IReadOnlyList<(int Index, string Heading)> PlacesOf(TableColumn column, TableColumns columns) =>
        [.. Headings.Select((heading, index) => (Index: index, Heading: heading)).Where(place => columns.Of(place.Heading)?.Name == column.Name).OrderBy(place => column.RankOf(place.Heading))];

    /// <summary>Of the first ten rows the one, or the two or three together, with most known headings; the first row when none is known.</summary>
    public static TableHeader Find(RawTable sheet, TableColumns columns)
    {
        var rows = sheet.Rows.Where(row => !row.IsBlank).Take(RowsLookedAt + MostRows - 1).ToList();
        var joined = sheet.Merged.Where(range => range.FirstLine <= rows[^1].Line).ToList();
        var best = One(rows[0], columns);

        for (var i = 0; i < Math.Min(rows.Count, RowsLookedAt); i++)
        {
            for (var count = 1; count <= Math.Min(MostRows, rows.Count - i); count++)
            {
                var candidate = count == 1 ? One(rows[i], columns) : Several(rows.GetRange(i, count), joined, columns);
                best = candidate is not null && candidate.Places.Count > best.Places.Count ? candidate : best;
            }
        }

        return best;
    }

    private static TableHeader One(RawRow row, TableColumns columns) => Of(row.Line, row.Line, [.. row.Cells.Select(cell => cell.Seen)], columns);

    /// <summary>A lower row of a header stands only where the upper is empty or heads several columns; any other row below is content. A row above that brings no heading of its own is a title.</summary>
    private static TableHeader? Several(List<RawRow> rows, List<MergedRange> joined, TableColumns columns)
    {
        if (rows[^1].Line != rows[0].Line + rows.Count - 1)
        {
            return null;
        }

        var headings = new List<string>();
        var (bringsHeading, isText, isUnderContent) = (false, false, false);
        var (known, unknown) = (0, 0);

        for (var column = 0; column < rows.Max(row => row.Cells.Count); column++)
        {
            var filled = rows.FindAll(row => !row[column].IsBlank);

            foreach (var (upper, lower) in filled.Zip(filled.Skip(1)))
            {
                var ranges = RangesOver(upper, column, joined);

                if (ranges.Count == 0 ? !IsFirstOfSeveral(upper, rows, column) : !ranges.Exists(range => range.LastLine < lower.Line && range.FirstColumn < range.LastColumn))
                {
                    return null;
                }

                isText |= ranges.Count == 0;
                isUnderContent |= columns.IsIgnored(upper[column].Seen) || columns.Of(upper[column].Seen) is { IsRequired: true };
            }

            var heading = filled.Count == 0 ? string.Empty : filled[^1][column].Seen;
            headings.Add(heading);

            if (heading.Length == 0)
            {
                continue;
            }

            var isKnown = columns.Of(heading) is not null || columns.IsIgnored(heading);

            if (filled[^1].Line > rows[0].Line)
            {
                (known, unknown) = isKnown ? (known + 1, unknown) : (known, unknown + 1);
            }
            else
            {
                bringsHeading |= isKnown || RangesOver(rows[0], column, joined).Exists(range => range.LastLine > rows[0].Line);
            }
        }

        // Without joined cells an unknown word may be content, unless two headings stand beside it and nothing stands below what each row needs.
        var isLowerRow = !isText || unknown == 0 || (known >= FewestKnown && !isUnderContent);
        return bringsHeading && isLowerRow ? Of(rows[0].Line, rows[^1].Line, headings, columns) : null;
    }

    private static List<MergedRange> RangesOver(RawRow row, int column, List<MergedRange> joined) =>
        joined.FindAll(range => range.FirstLine <= row.Line && range.LastLine >= row.Line && range.FirstColumn <= column && range.LastColumn >= column);

    /// <summary>A text file knows no joined cells: there a word for several columns stands above the first of them, and nothing above the next.</summary>
    private static bool IsFirstOfSeveral(RawRow upper, List<RawRow> rows, int column) =>
        upper[column + 1].IsBlank && rows.Exists(row => row.Line > upper.Line && !row[column + 1].IsBlank);

    private static TableHeader Of(int line, int lastLine, List<string> headings, TableColumns columns)
    {
        var places = new Dictionary<string, int>();

        for (var column = 0; column < headings.Count; column++)
        {
            if (columns.Of(headings[column]) is { } known)
            {
                places.TryAdd(known.Name, column);
            }
        }

        return new TableHeader(line, lastLine, headings, places);
    }
}
