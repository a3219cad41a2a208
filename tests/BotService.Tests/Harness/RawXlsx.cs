using System.IO.Compression;

namespace BotService.Tests.Harness;

/// <summary>Writes an .xlsx part by part, the way all kinds of programs do, so that no library reads back what it wrote itself.</summary>
internal sealed class RawXlsx
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    private readonly List<(string Name, string State, string Xml)> _sheets = [];

    /// <summary>Number formats by which style 1, 2 … shows its cells.</summary>
    public IList<string> Formats { get; } = [];

    public bool Is1904 { get; init; }

    /// <summary>A cell that holds text.</summary>
    public static string Text(string place, string text) => $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(text)}</t></is></c>";

    /// <summary>One row of text cells from column A on; an empty text leaves its cell out.</summary>
    public static string Row(int number, params string[] texts) =>
        $"<row r=\"{number}\">{string.Concat(texts.Select((text, i) => text.Length == 0 ? string.Empty : Text($"{(char)('A' + i)}{number}", text)))}</row>";

    public RawXlsx Sheet(string name, string rows, string state = "visible", string? merged = null)
    {
        var merges = merged is null ? string.Empty : $"<mergeCells>{string.Concat(merged.Split(' ').Select(range => $"<mergeCell ref=\"{range}\"/>"))}</mergeCells>";
        _sheets.Add((name, state, $"{Head}<worksheet {Main}><sheetData>{rows}</sheetData>{merges}</worksheet>"));
        return this;
    }

    public void Save(string path)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        zip.Add("[Content_Types].xml", $"{Head}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>{string.Concat(_sheets.Select((_, i) => $"<Override PartName=\"/xl/worksheets/s{i + 1}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"))}<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
        zip.Add("_rels/.rels", $"{Head}{Relationships(["officeDocument|xl/workbook.xml"])}");
        zip.Add("xl/workbook.xml", $"{Head}<workbook {Main} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">{(Is1904 ? "<workbookPr date1904=\"1\"/>" : string.Empty)}<sheets>{string.Concat(_sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" state=\"{s.State}\" r:id=\"rId{i + 1}\"/>"))}</sheets></workbook>");
        zip.Add("xl/_rels/workbook.xml.rels", $"{Head}{Relationships([.. _sheets.Select((_, i) => $"worksheet|worksheets/s{i + 1}.xml"), "styles|styles.xml"])}");
        zip.Add("xl/styles.xml", $"{Head}<styleSheet {Main}><numFmts count=\"{Formats.Count}\">{string.Concat(Formats.Select((f, i) => $"<numFmt numFmtId=\"{200 + i}\" formatCode=\"{System.Security.SecurityElement.Escape(f)}\"/>"))}</numFmts><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"{Formats.Count + 1}\"><xf numFmtId=\"0\"/>{string.Concat(Formats.Select((_, i) => $"<xf numFmtId=\"{200 + i}\" applyNumberFormat=\"1\"/>"))}</cellXfs></styleSheet>");

        for (var i = 0; i < _sheets.Count; i++)
        {
            zip.Add($"xl/worksheets/s{i + 1}.xml", _sheets[i].Xml);
        }
    }

    private static string Relationships(IReadOnlyList<string> relations) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(relations.Select((r, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{r.Split('|')[0]}\" Target=\"{r.Split('|')[1]}\"/>"))}</Relationships>";
}
