namespace BotService.Files;

/// <summary>Where the header of a sheet stands and which column each heading means. Titles may stand above it, and it may have two rows.</summary>
internal sealed record TableHeader(int Line, int LastLine, IReadOnlyList<string> Headings, IReadOnlyDictionary<string, int> Places)
{
    /// <summary>How far down a header is looked for.</summary>
    public const int RowsLookedAt = 10;

    public int LineCount => LastLine - Line + 1;

    /// <summary>Every place of a column with its heading, in the order of its words.</summary>
    public IReadOnlyList<(int Index, string Heading)> PlacesOf(TableColumn column, TableColumns columns) =>
        [.. Headings.Select((heading, index) => (Index: index, Heading: heading)).Where(place => columns.Of(place.Heading)?.Name == column.Name).OrderBy(place => column.RankOf(place.Heading))];

    /// <summary>Of the first ten rows the one, or the two together, with most known headings; the first row when none is known.</summary>
    public static TableHeader Find(RawTable sheet, TableColumns columns)
    {
        var rows = sheet.Rows.Where(row => !row.IsBlank).Take(RowsLookedAt + 1).ToList();
        var best = One(rows[0], columns);

        for (var i = 0; i < Math.Min(rows.Count, RowsLookedAt); i++)
        {
            var both = i + 1 < rows.Count ? Two(rows[i], rows[i + 1], sheet, columns) : null;

            foreach (var candidate in (TableHeader?[])[One(rows[i], columns), both])
            {
                best = candidate is not null && candidate.Places.Count > best.Places.Count ? candidate : best;
            }
        }

        return best;
    }

    private static TableHeader One(RawRow row, TableColumns columns) => Of(row.Line, row.Line, [.. row.Cells.Select(cell => cell.Seen)], columns);

    /// <summary>The lower row of a header stands only where the upper is empty or joined over several columns; any other second row is content.</summary>
    private static TableHeader? Two(RawRow upper, RawRow lower, RawTable sheet, TableColumns columns)
    {
        if (lower.Line != upper.Line + 1)
        {
            return null;
        }

        var headings = new List<string>();

        for (var column = 0; column < Math.Max(upper.Cells.Count, lower.Cells.Count); column++)
        {
            var isJoined = sheet.Merged.Any(m => m.FirstLine <= upper.Line && m.LastLine >= upper.Line && m.LastLine < lower.Line && m.FirstColumn <= column && m.LastColumn >= column && m.FirstColumn < m.LastColumn);

            if (!lower[column].IsBlank && !upper[column].IsBlank && !isJoined)
            {
                return null;
            }

            headings.Add(lower[column].IsBlank ? upper[column].Seen : lower[column].Seen);
        }

        return Of(upper.Line, lower.Line, headings, columns);
    }

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
