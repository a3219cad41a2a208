using System.IO.Compression;
using System.Xml;

namespace BotService.Files;

/// <summary>The parts of an .xlsx, each where its relationship says that it lies, and whether the reading library, which goes by fixed names, finds them too.</summary>
internal sealed class XlsxParts
{
    public const string UsualFolder = "xl/";

    public const string UsualWorkbook = "xl/workbook.xml";

    public const string UsualStrings = "xl/sharedStrings.xml";

    public const string UsualStyles = "xl/styles.xml";

    private static readonly string[] RelationNamespaces = ["http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"];

    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Func<ZipArchiveEntry, Stream> _open;
    private readonly List<XlsxSheet> _sheets = [];

    public XlsxParts(ZipArchive archive, Func<ZipArchiveEntry, Stream> open)
    {
        _open = open;

        foreach (var entry in archive.Entries)
        {
            _entries.TryAdd(PathOf(entry).TrimStart('/'), entry);
        }

        Workbook = PartOf(RelationsOf(string.Empty), "officeDocument") ?? Find(UsualWorkbook) ?? throw new InvalidDataException("No workbook part.");
        var relations = RelationsOf(PathOf(Workbook).TrimStart('/'));
        SharedStrings = PartOf(relations, "sharedStrings") ?? Find(UsualStrings);
        Styles = PartOf(relations, "styles") ?? Find(UsualStyles);
        SuitReader = IsAt(Workbook, UsualWorkbook) && IsAt(SharedStrings, UsualStrings) && IsAt(Styles, UsualStyles);
        ReadWorkbook(relations);
    }

    public ZipArchiveEntry Workbook { get; }

    public ZipArchiveEntry? SharedStrings { get; }

    public ZipArchiveEntry? Styles { get; }

    public IReadOnlyList<XlsxSheet> Sheets => _sheets;

    /// <summary>Days are counted from 1904 instead of 1900.</summary>
    public bool Is1904 { get; private set; }

    /// <summary>The reading library finds every part, and understands from which year days are counted.</summary>
    public bool SuitReader { get; private set; }

    private void ReadWorkbook(List<XlsxRelation> relations)
    {
        var byId = new Dictionary<string, XlsxRelation>();
        relations.ForEach(relation => byId[relation.Id] = relation);
        using var xml = XmlReader.Create(_open(Workbook));

        if (xml.MoveToContent() is not XmlNodeType.Element || xml.LocalName != "workbook")
        {
            throw new InvalidDataException("The part is no workbook.");
        }

        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
            {
                var said = xml.GetAttribute("date1904");
                Is1904 = said?.Trim() is "1" or "true";

                // The reading library knows the figure and not the word.
                SuitReader &= !Is1904 || said == "1";
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
            {
                var id = RelationNamespaces.Select(name => xml.GetAttribute("id", name)).FirstOrDefault(found => found is not null) ?? string.Empty;
                var relation = byId.GetValueOrDefault(id);
                _sheets.Add(new XlsxSheet(xml.GetAttribute("name") ?? string.Empty, xml.GetAttribute("state"), relation?.Part));
                SuitReader &= relation is null || IsAt(relation.Part, relation.ReaderPath);
            }
        }
    }

    /// <param name="part">The path of the part whose relationships they are; empty for the package.</param>
    private List<XlsxRelation> RelationsOf(string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var relations = new List<XlsxRelation>();

        if (Find($"{folder}_rels/{part[folder.Length..]}.rels") is not { } entry)
        {
            return relations;
        }

        using var xml = XmlReader.Create(_open(entry));

        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("Target") is { } target && xml.GetAttribute("TargetMode") is not "External")
            {
                relations.Add(new XlsxRelation(xml.GetAttribute("Id") ?? string.Empty, xml.GetAttribute("Type") ?? string.Empty, target, Resolve(folder, target)));
            }
        }

        return relations;
    }

    private ZipArchiveEntry? Resolve(string folder, string target)
    {
        var path = target.Replace('\\', '/');
        List<string> steps = path.StartsWith('/') ? [] : [.. folder.Split('/', StringSplitOptions.RemoveEmptyEntries)];

        foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not "." and not "..")
            {
                steps.Add(step);
            }
        }

        var resolved = string.Join('/', steps);
        return Find(resolved) ?? Find(Uri.UnescapeDataString(resolved));
    }

    private ZipArchiveEntry? Find(string path) => _entries.GetValueOrDefault(path);

    private static ZipArchiveEntry? PartOf(List<XlsxRelation> relations, string kind) => relations.Find(relation => relation.Type.EndsWith($"/{kind}", StringComparison.Ordinal))?.Part;

    private static bool IsAt(ZipArchiveEntry? part, string path) => part is null || PathOf(part).Equals(path, StringComparison.OrdinalIgnoreCase);

    private static string PathOf(ZipArchiveEntry entry) => entry.FullName.Replace('\\', '/');
}

/// <summary>A sheet as the workbook names it.</summary>
/// <param name="State">Null where it is shown.</param>
/// <param name="Part">Null where nothing lies behind the name.</param>
internal sealed record XlsxSheet(string Name, string? State, ZipArchiveEntry? Part);

/// <summary>What one part says of another.</summary>
internal sealed record XlsxRelation(string Id, string Type, string Target, ZipArchiveEntry? Part)
{
    /// <summary>Where the reading library looks for a sheet of this target.</summary>
    public string ReaderPath => Target.StartsWith("/xl/", StringComparison.Ordinal) ? Target[1..] : XlsxParts.UsualFolder + Target;
}
