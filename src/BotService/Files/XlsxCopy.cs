using System.IO.Compression;
using System.Xml.Linq;

namespace BotService.Files;

/// <summary>What is read of an .xlsx, packed again under the names that the reading library looks for.</summary>
internal static class XlsxCopy
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly XNamespace Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <param name="open">Opens a part and watches over how much of it is unpacked.</param>
    public static byte[] Of(XlsxParts parts, Func<ZipArchiveEntry, Stream> open)
    {
        using var copy = new MemoryStream();

        using (var archive = new ZipArchive(copy, ZipArchiveMode.Create, leaveOpen: true))
        {
            // Sheets may share a part, which is packed once.
            var targets = new Dictionary<ZipArchiveEntry, string>();

            foreach (var part in parts.Sheets.Select(sheet => sheet.Part).OfType<ZipArchiveEntry>().Distinct())
            {
                targets[part] = $"worksheets/sheet{targets.Count + 1}.xml";
                Copy(archive, XlsxParts.UsualFolder + targets[part], open(part));
            }

            if (parts.SharedStrings is { } strings)
            {
                Copy(archive, XlsxParts.UsualStrings, open(strings));
            }

            if (parts.Styles is { } styles)
            {
                Copy(archive, XlsxParts.UsualStyles, open(styles));
            }

            Write(archive, XlsxParts.UsualWorkbook, WorkbookOf(parts));
            Write(archive, "xl/_rels/workbook.xml.rels", RelationsOf(parts, targets));
        }

        return copy.ToArray();
    }

    private static XElement WorkbookOf(XlsxParts parts) => new(
        Main + "workbook",
        new XElement(Main + "workbookPr", new XAttribute("date1904", parts.Is1904 ? "1" : "0")),
        new XElement(Main + "sheets", parts.Sheets.Select((sheet, i) => new XElement(
            Main + "sheet",
            new XAttribute("name", sheet.Name),
            new XAttribute("sheetId", i + 1),
            sheet.State is { } state ? new XAttribute("state", state) : null,
            new XAttribute((XNamespace)Relations + "id", IdOf(i))))));

    private static XElement RelationsOf(XlsxParts parts, Dictionary<ZipArchiveEntry, string> targets) => new(
        Package + "Relationships",
        parts.Sheets.Select((sheet, i) => sheet.Part is { } part
            ? new XElement(Package + "Relationship", new XAttribute("Id", IdOf(i)), new XAttribute("Type", $"{Relations}/worksheet"), new XAttribute("Target", targets[part]))
            : null));

    private static string IdOf(int sheet) => $"rId{sheet + 1}";

    private static void Copy(ZipArchive archive, string name, Stream part)
    {
        using var target = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.CopyTo(target);
    }

    private static void Write(ZipArchive archive, string name, XElement content)
    {
        using var target = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        content.Save(target, SaveOptions.DisableFormatting);
    }
}
