using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace BotService.Files;

/// <summary>Goes once through the parts of an .xlsx as a stream, which bounds what unpacking may cost, and notes what the reading library leaves out.</summary>
internal sealed class XlsxScan(ZipArchive archive, TableDeadline deadline)
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly WorkbookFacts _facts = new();
    private long _unpacked;

    public static WorkbookFacts Of(byte[] bytes, TableDeadline deadline)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false));

        // A workbook that says itself how large it is need not be unpacked to be refused.
        if (archive.Entries.Where(IsRead).ClaimMoreThan(TableLimits.MostUnpackedBytes))
        {
            throw TableLimits.TooLarge($"展开后超过 {TableLimits.MostUnpackedBytes >> 20} MB");
        }

        return new XlsxScan(archive, deadline).Scan();
    }

    private WorkbookFacts Scan()
    {
        var workbook = archive.Entries.FirstOrDefault(e => e.FullName.EndsWith("xl/workbook.xml", StringComparison.OrdinalIgnoreCase)) ?? throw new InvalidDataException("No workbook part.");
        var parts = ReadRelations(workbook);
        var scanned = new HashSet<ZipArchiveEntry> { workbook };

        foreach (var (name, id) in ReadWorkbook(workbook))
        {
            if (parts.GetValueOrDefault(id) is { } part && scanned.Add(part))
            {
                ScanSheet(part, _facts[name]);
            }
        }

        foreach (var entry in archive.Entries.Where(entry => IsRead(entry) && !scanned.Contains(entry)))
        {
            using var counted = Open(entry);
            counted.CopyTo(Stream.Null);
        }

        return _facts;
    }

    private List<(string Name, string RelationId)> ReadWorkbook(ZipArchiveEntry part)
    {
        var sheets = new List<(string, string)>();
        using var xml = XmlReader.Create(Open(part));

        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
            {
                _facts.Is1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
            {
                var id = xml.GetAttribute("id", Relations) ?? xml.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships") ?? string.Empty;
                sheets.Add((xml.GetAttribute("name") ?? string.Empty, id));
            }
        }

        return sheets;
    }

    /// <summary>Where each part lies is said by its relation, not by its name.</summary>
    private Dictionary<string, ZipArchiveEntry> ReadRelations(ZipArchiveEntry workbook)
    {
        var found = new Dictionary<string, ZipArchiveEntry>();
        var folder = workbook.FullName[..^"workbook.xml".Length];
        var relations = archive.Entries.FirstOrDefault(e => e.FullName.Equals($"{folder}_rels/workbook.xml.rels", StringComparison.OrdinalIgnoreCase));

        if (relations is null)
        {
            return found;
        }

        using var xml = XmlReader.Create(Open(relations));

        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "Relationship" } || xml.GetAttribute("Target") is not { } target)
            {
                continue;
            }

            var path = target.StartsWith('/') ? target[1..] : folder + target;

            if (archive.Entries.FirstOrDefault(e => e.FullName.Equals(path, StringComparison.OrdinalIgnoreCase)) is { } part)
            {
                found[xml.GetAttribute("Id") ?? string.Empty] = part;
            }
        }

        return found;
    }

    private void ScanSheet(ZipArchiveEntry part, SheetFacts sheet)
    {
        using var xml = XmlReader.Create(Open(part), new XmlReaderSettings { IgnoreComments = true, IgnoreWhitespace = true });
        var (row, column, isHidden, isError, wasFilled) = (-1, -1, false, false, false);

        while (xml.Read())
        {
            if (xml.NodeType is not XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "row":
                    row = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : row + 1;
                    (column, wasFilled, isHidden) = (-1, false, xml.GetAttribute("hidden") is "1" or "true");
                    deadline.Check();
                    break;
                case "c":
                    column = ColumnOf(xml.GetAttribute("r")) ?? column + 1;
                    isError = xml.GetAttribute("t") is "e";
                    break;
                case "v" or "t" when column >= 0 && !xml.IsEmptyElement:
                    sheet.Filled(row, column);

                    if (isError)
                    {
                        sheet.Errors[(row, column)] = xml.ReadElementContentAsString();
                    }

                    if (isHidden && !wasFilled)
                    {
                        sheet.HiddenLines.Add(row + 1);
                    }

                    wasFilled = true;
                    break;
            }
        }
    }

    private static int? ColumnOf(string? reference)
    {
        var letters = (reference ?? string.Empty).TakeWhile(char.IsAsciiLetter).ToList();
        return letters.Count == 0 ? null : letters.Aggregate(0, (column, letter) => (column * 26) + char.ToUpperInvariant(letter) - 'A' + 1) - 1;
    }

    private static bool IsRead(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".bin", StringComparison.OrdinalIgnoreCase);

    private CountingStream Open(ZipArchiveEntry entry) => new(entry.Open(), count =>
    {
        _unpacked += count;
        deadline.Check();

        if (_unpacked > TableLimits.MostUnpackedBytes)
        {
            throw TableLimits.TooLarge($"展开后超过 {TableLimits.MostUnpackedBytes >> 20} MB");
        }
    });
}
