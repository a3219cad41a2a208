using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace BotService.Files;

/// <summary>Goes once through the parts of an .xlsx as a stream, which bounds what unpacking may cost, and notes what the reading library leaves out.</summary>
internal sealed class XlsxScan(ZipArchive archive, TableDeadline deadline)
{
    /// <summary>Each shared text stands once, so few of them are blank; a file with more was made to fill memory.</summary>
    private const int MostBlankStrings = 1_000;

    private static readonly XmlReaderSettings Settings = new() { IgnoreComments = true, IgnoreWhitespace = true };

    private readonly WorkbookFacts _facts = new();
    private readonly HashSet<int> _blankStrings = [];
    private readonly char[] _chunk = new char[64];
    private long _unpacked;

    /// <returns>What the library does not tell, and the workbook with its parts where the library looks for them.</returns>
    public static (WorkbookFacts Facts, byte[] Readable) Of(byte[] bytes, TableDeadline deadline)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false));

        // A workbook that says itself how large it is need not be unpacked to be refused.
        if (archive.Entries.Where(IsRead).ClaimMoreThan(TableLimits.MostUnpackedBytes))
        {
            throw TableLimits.TooLarge($"展开后超过 {TableLimits.MostUnpackedBytes >> 20} MB");
        }

        return new XlsxScan(archive, deadline).Scan(bytes);
    }

    private (WorkbookFacts Facts, byte[] Readable) Scan(byte[] bytes)
    {
        var parts = new XlsxParts(archive, Open);
        var scanned = new HashSet<ZipArchiveEntry> { parts.Workbook };
        _facts.Is1904 = parts.Is1904;

        if (parts.SharedStrings is { } strings && scanned.Add(strings))
        {
            ScanStrings(strings);
        }

        foreach (var sheet in parts.Sheets)
        {
            if (sheet.Part is { } part && scanned.Add(part))
            {
                ScanSheet(part, _facts[sheet.Name]);
            }
        }

        foreach (var entry in archive.Entries.Where(entry => IsRead(entry) && !scanned.Contains(entry)))
        {
            using var counted = Open(entry);
            counted.CopyTo(Stream.Null);
        }

        if (parts.SuitReader)
        {
            return (_facts, bytes);
        }

        // To be packed again it is unpacked a second time, within the same limit.
        _unpacked = 0;
        return (_facts, XlsxCopy.Of(parts, Open));
    }

    /// <summary>Cells name their texts by number, and one in which nothing is seen is no content.</summary>
    private void ScanStrings(ZipArchiveEntry part)
    {
        using var xml = XmlReader.Create(Open(part), Settings);
        var index = -1;

        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                index++;

                if (_blankStrings.Count < MostBlankStrings)
                {
                    _blankStrings.Add(index);
                }
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && _blankStrings.Contains(index) && HasLetters(xml))
            {
                _blankStrings.Remove(index);
            }
        }
    }

    private void ScanSheet(ZipArchiveEntry part, SheetFacts sheet)
    {
        using var xml = XmlReader.Create(Open(part), Settings);
        var (row, column, isHidden, wasFilled, isValue) = (-1, -1, false, false, false);
        string? type = null;

        while (xml.Read())
        {
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "row"):
                    row = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : row + 1;
                    (column, wasFilled, isHidden) = (-1, false, xml.GetAttribute("hidden") is "1" or "true");
                    deadline.Check();
                    break;
                case (XmlNodeType.Element, "c"):
                    column = ColumnOf(xml.GetAttribute("r")) ?? column + 1;
                    type = xml.GetAttribute("t");
                    break;
                case (XmlNodeType.Element, "v" or "t"):
                    isValue = column >= 0 && !xml.IsEmptyElement;
                    break;
                case (XmlNodeType.EndElement, "v" or "t"):
                    isValue = false;
                    break;
                case (XmlNodeType.Text or XmlNodeType.CDATA, _) when isValue && IsContent(xml, type):
                    sheet.Filled(row, column);

                    if (type is "e")
                    {
                        sheet.Errors[(row, column)] = xml.Value;
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

    /// <summary>A formula that yields nothing, and a space that somebody left, look like an empty cell and are one.</summary>
    private bool IsContent(XmlReader xml, string? type) => type switch
    {
        "e" => true,
        "s" => _blankStrings.Count == 0 || !IsBlankString(xml),
        _ => HasLetters(xml),
    };

    private bool IsBlankString(XmlReader xml)
    {
        var count = xml.ReadValueChunk(_chunk, 0, _chunk.Length);
        return int.TryParse(_chunk.AsSpan(0, count), NumberStyles.Integer, CultureInfo.InvariantCulture, out var index) && _blankStrings.Contains(index);
    }

    /// <summary>A text may be as long as the part, and its beginning tells.</summary>
    private bool HasLetters(XmlReader xml)
    {
        while (xml.ReadValueChunk(_chunk, 0, _chunk.Length) is > 0 and var count)
        {
            if (!new ReadOnlySpan<char>(_chunk, 0, count).IsWhiteSpace())
            {
                return true;
            }
        }

        return false;
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
