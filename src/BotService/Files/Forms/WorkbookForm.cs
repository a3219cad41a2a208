using System.Globalization;
using System.IO.Packaging;
using System.Xml;

namespace BotService.Files.Forms;

/// <summary>
/// An empty .xlsx that somebody else drew: where its header stands, which columns are known, and how many lines it has for rows.
/// What it says below those lines, such as who filled it in, moves down when there are more rows than lines.
/// </summary>
internal sealed class WorkbookForm
{
    /// <summary>Fewer known headings are no list of ours.</summary>
    private const int FewestKnown = 3;

    private readonly byte[] _content;
    private readonly RawTable _sheet;
    private readonly TableHeader _header;
    private readonly List<int> _numbering;

    private WorkbookForm(byte[] content, RawTable sheet, TableHeader header, TableColumns columns)
    {
        (_content, _sheet, _header) = (content, sheet, header);

        // 问题类别（二级） asks for something else than 问题类别.
        Places = [.. header.Headings.Select((heading, at) => new FormPlace(at, columns.Of(heading)?.Name ?? string.Empty, heading)).Where(place => place.Field.Length > 0).DistinctBy(place => TableColumns.Plain(place.Heading))];
        _numbering = [.. Enumerable.Range(0, header.Headings.Count).Where(at => columns.Of(header.Headings[at]) is null && columns.IsIgnored(header.Headings[at]))];
        Unknown = [.. header.Headings.Where((heading, at) => heading.Length > 0 && !_numbering.Contains(at) && !Places.Any(place => place.At == at)).Distinct()];
    }

    /// <summary>The columns that ask for a field, in their order; several may ask for one: 完成时间, 销号时间.</summary>
    public IReadOnlyList<FormPlace> Places { get; }

    /// <summary>Headings that mean nothing here, in their order.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <exception cref="TableRefusal">It is no workbook, or none of its sheets has a header of this kind; the message says which.</exception>
    public static WorkbookForm Open(string name, byte[] content, TableColumns columns)
    {
        try
        {
            var best = WorkbookRows.Read(content, isPacked: true).Select(sheet => (Sheet: sheet, Header: TableHeader.Find(sheet, columns))).MaxBy(pair => pair.Header.Places.Count);
            return best.Header?.Places.Count >= FewestKnown
                ? new WorkbookForm(content, best.Sheet, best.Header, columns)
                : throw new TableRefusal($"表样 {name} 里没有认得的表头：前十行里要有一行写着至少三个认得的列名，例如{string.Join('、', columns.Known.Take(4).Select(column => column.Words[0]))}。");
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or FileFormatException)
        {
            throw new TableRefusal($"表样 {name} 打不开：请用表格软件另存为 .xlsx，再放回去。");
        }
    }

    /// <param name="rows">Each with the texts of its fields, or of single headings; a field that is missing or empty, or that the form does not ask for, is left alone.</param>
    public void Fill(IReadOnlyList<IReadOnlyDictionary<string, string>> rows, Stream target)
    {
        using var copy = new MemoryStream();
        copy.Write(_content);

        using (var package = Package.Open(copy, FileMode.Open, FileAccess.ReadWrite))
        {
            var sheet = SheetXml.Of(package, _sheet.Name!);
            var first = FirstLine();

            var end = EndOfLines(first, sheet) ?? (sheet.LastFrom(first) + 1);

            if (rows.Count > end - first)
            {
                sheet.Shift(first, end, rows.Count - (end - first));
            }

            sheet.LookLike(first, rows.Count);

            for (var i = 0; i < rows.Count; i++)
            {
                FillRow(sheet, first, first + i, rows[i]);
            }

            sheet.Save();
        }

        copy.Position = 0;
        copy.CopyTo(target);
    }

    private void FillRow(SheetXml sheet, int first, int line, IReadOnlyDictionary<string, string> row)
    {
        foreach (var column in _numbering)
        {
            sheet.Set(line, column, line - first + 1);
        }

        foreach (var place in Places)
        {
            if ((row.GetValueOrDefault(place.Heading) ?? row.GetValueOrDefault(place.Field)) is { Length: > 0 } text)
            {
                sheet.Set(line, place.At, text);
            }
        }
    }

    /// <summary>Below the header, and below an example that the form may show there.</summary>
    private int FirstLine()
    {
        var line = _header.LastLine + 1;

        while (RowAt(line) is { } row && Places.Any(place => !row[place.At].IsBlank) && !IsFoot(row))
        {
            line++;
        }

        return line;
    }

    /// <summary>The first line that says something else than a number of its own, or what the first line works out too; null when nothing stands below.</summary>
    private int? EndOfLines(int first, SheetXml sheet) => _sheet.Rows
        .Where(row => row.Line >= first && row.Cells.Where((cell, at) => !cell.IsBlank && !IsNumber(cell, at) && !(sheet.IsFormula(first, at) && sheet.IsFormula(row.Line, at))).Any())
        .Select(row => (int?)row.Line).FirstOrDefault();

    private bool IsNumber(RawCell cell, int at) => _numbering.Contains(at) && int.TryParse(cell.Text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>One sentence in the first cell alone, such as 填表人：, is no example.</summary>
    private static bool IsFoot(RawRow row) => row.Cells.Count(cell => !cell.IsBlank) == 1 || row.Cells.First(cell => !cell.IsBlank).Seen.Contains('：', StringComparison.Ordinal);

    private RawRow? RowAt(int line) => _sheet.Rows.FirstOrDefault(row => row.Line == line);
}

/// <summary>One column of a form, and what it asks for.</summary>
internal sealed record FormPlace(int At, string Field, string Heading);
