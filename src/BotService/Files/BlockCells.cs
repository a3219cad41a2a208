using BotService.Messaging;

namespace BotService.Files;

/// <summary>
/// Fills the cells below the head of a block, where a list says its group once and leaves the cells under it empty. Only where nothing else can be meant:
/// the column stands in front under an office's word, nothing in it is joined, no head is said twice running, and there are at least as many empty cells as heads.
/// Anything else stays empty and is named where it is needed; so does a slip in a file for programs, which says each value in each row.
/// </summary>
internal static class BlockCells
{
    private const int MostBlocksSaid = 8;

    public static (List<RawRow> Rows, List<string> Notes) Fill(RawTable sheet, List<RawRow> rows, TableHeader header, TableColumns columns)
    {
        var notes = new List<string>();

        foreach (var (place, column) in Leading(header, columns))
        {
            if (rows.Count > 0 && IsWrittenInBlocks(sheet, rows, header, place))
            {
                (rows, var blocks) = Fill(rows, place);
                notes.Add($"{header.Headings[place]}（{column.Name}）只写在每段的第一行：{string.Join('，', blocks.Take(MostBlocksSaid))}{(blocks.Count > MostBlocksSaid ? $"，等 {blocks.Count} 段" : string.Empty)}。");
            }
        }

        return (rows, notes);
    }

    /// <summary>Columns that may head a block and have nothing but such columns and numbering in front of them.</summary>
    private static IEnumerable<(int Place, TableColumn Column)> Leading(TableHeader header, TableColumns columns)
    {
        for (var place = 0; place < header.Headings.Count; place++)
        {
            if (columns.Of(header.Headings[place]) is { HeadsBlock: true } column && header.Places[column.Name] == place && !column.IsNamed(header.Headings[place]))
            {
                yield return (place, column);
            }
            else if (header.Headings[place].Length > 0 && !columns.IsIgnored(header.Headings[place]))
            {
                yield break;
            }
        }
    }

    private static bool IsWrittenInBlocks(RawTable sheet, List<RawRow> rows, TableHeader header, int place)
    {
        if (rows[0][place].IsBlank || sheet.Merged.Any(m => m.FirstLine > header.LastLine && m.LastLine > m.FirstLine && m.FirstColumn <= place && m.LastColumn >= place))
        {
            return false;
        }

        var heads = rows.Where(row => !row[place].IsBlank).Select(row => NameFolding.Fold(row[place].Text)).ToList();
        return rows.Count - heads.Count >= heads.Count && !heads.Zip(heads.Skip(1)).Any(pair => pair.First == pair.Second) && rows.All(row => row[place] is { Error: null, OnlyInvisible: null }) && !HasGap(sheet, rows, place);
    }

    /// <summary>An empty line ends a block; whose the rows behind it are, nobody can tell.</summary>
    private static bool HasGap(RawTable sheet, List<RawRow> rows, int place)
    {
        // A sheet leaves its empty lines out, a text file keeps those that have separators.
        var held = sheet.Rows.Where(row => row.IsBlank != sheet.HasLetters).Select(row => row.Line).ToHashSet();
        return rows.Zip(rows.Skip(1)).Any(pair => pair.Second[place].IsBlank
            && Enumerable.Range(pair.First.Line + 1, pair.Second.Line - pair.First.Line - 1).Any(line => held.Contains(line) != sheet.HasLetters));
    }

    private static (List<RawRow> Rows, List<string> Blocks) Fill(List<RawRow> rows, int place)
    {
        var filled = new List<RawRow>(rows.Count);
        var blocks = new List<string>();
        var (head, first) = (RawCell.Blank, 0);

        foreach (var row in rows)
        {
            if (!row[place].IsBlank)
            {
                Say(blocks, head, first, filled);
                (head, first) = (row[place], row.Line);
                filled.Add(row);
                continue;
            }

            var cells = row.Cells.ToList();
            cells.AddRange(Enumerable.Repeat(RawCell.Blank, Math.Max(0, place + 1 - cells.Count)));
            cells[place] = head;
            filled.Add(row with { Cells = cells });
        }

        Say(blocks, head, first, filled);
        return (filled, blocks);
    }

    private static void Say(List<string> blocks, RawCell head, int first, List<RawRow> before)
    {
        if (before.Count > 0 && before[^1].Line > first)
        {
            blocks.Add($"第 {first}–{before[^1].Line} 行是{CellText.Quote(head.Seen)}");
        }
    }
}
