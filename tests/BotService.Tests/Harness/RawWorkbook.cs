using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace BotService.Tests.Harness;

/// <summary>A written .xlsx as its bytes say, past the library that wrote it: what another program would make of the parts.</summary>
internal sealed class RawWorkbook
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly Dictionary<string, XElement> _parts = [];

    public RawWorkbook(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));

        foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal) || e.FullName.EndsWith(".rels", StringComparison.Ordinal)))
        {
            using var stream = entry.Open();
            _parts[entry.FullName] = XElement.Load(stream, LoadOptions.PreserveWhitespace);
        }
    }

    public static RawWorkbook Open(string path) => new(File.ReadAllBytes(path));

    public IReadOnlyList<string> SheetNames => [.. _parts["xl/workbook.xml"].Descendants(Main + "sheet").Select(sheet => sheet.Attribute("name")!.Value)];

    public XElement Part(string sheet)
    {
        var id = _parts["xl/workbook.xml"].Descendants(Main + "sheet").Single(s => s.Attribute("name")!.Value == sheet).Attribute(Relations + "id")!.Value;
        var target = _parts["xl/_rels/workbook.xml.rels"].Elements().Single(r => r.Attribute("Id")!.Value == id).Attribute("Target")!.Value;
        return _parts[target.StartsWith('/') ? target[1..] : $"xl/{target}"];
    }

    /// <summary>Each row as wide as the first, an absent cell as an empty text.</summary>
    public IReadOnlyList<string[]> Rows(string sheet)
    {
        var rows = Part(sheet).Descendants(Main + "row").Select(row => row.Elements(Main + "c").ToDictionary(ColumnOf, Shown)).ToList();
        var width = rows.Count == 0 ? 0 : rows[0].Keys.Max() + 1;
        return [.. rows.Select(row => Enumerable.Range(0, width).Select(column => row.GetValueOrDefault(column, string.Empty)).ToArray())];
    }

    /// <summary>What one cell shows; empty where there is none.</summary>
    public string At(string sheet, string place) => Cells(sheet).Where(cell => cell.Attribute("r")!.Value == place).Select(Shown).SingleOrDefault(string.Empty);

    public IEnumerable<XElement> Cells(string sheet) => Part(sheet).Descendants(Main + "c");

    private static int ColumnOf(XElement cell) => cell.Attribute("r")!.Value.TakeWhile(char.IsAsciiLetter).Aggregate(0, (column, letter) => (column * 26) + letter - 'A' + 1) - 1;

    /// <summary>Numbers by their format as a program would show them, text as it is.</summary>
    private string Shown(XElement cell)
    {
        var type = cell.Attribute("t")?.Value;

        if (type is "inlineStr")
        {
            return string.Concat(cell.Descendants(Main + "t").Select(t => t.Value));
        }

        var value = cell.Element(Main + "v")?.Value ?? string.Empty;

        if (type is "s")
        {
            return string.Concat(_parts["xl/sharedStrings.xml"].Elements(Main + "si").ElementAt(int.Parse(value, CultureInfo.InvariantCulture)).Descendants(Main + "t").Select(t => t.Value));
        }

        if (value.Length == 0 || type is not (null or "n"))
        {
            return value;
        }

        return FormatOf(cell) switch
        {
            "yyyy-mm-dd" => DateTime.FromOADate(double.Parse(value, CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "yyyy-mm-dd hh:mm" => DateTime.FromOADate(double.Parse(value, CultureInfo.InvariantCulture)).AddMilliseconds(500).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            "0.0%" => double.Parse(value, CultureInfo.InvariantCulture).ToString("0.0%", CultureInfo.InvariantCulture),
            _ => value,
        };
    }

    private string? FormatOf(XElement cell)
    {
        var styles = _parts["xl/styles.xml"];
        var style = int.Parse(cell.Attribute("s")?.Value ?? "0", CultureInfo.InvariantCulture);
        var id = styles.Element(Main + "cellXfs")!.Elements(Main + "xf").ElementAt(style).Attribute("numFmtId")?.Value;
        return styles.Descendants(Main + "numFmt").FirstOrDefault(f => f.Attribute("numFmtId")!.Value == id)?.Attribute("formatCode")?.Value.Replace("\\", string.Empty, StringComparison.Ordinal);
    }
}
