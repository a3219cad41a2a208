using System.IO.Packaging;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace BotService.Files.Docx;

/// <summary>A text document as parts of XML: opened from bytes, changed in memory, written as a whole.</summary>
internal sealed class DocxFile : IDisposable
{
    private const string OfficeDocument = "/officeDocument";

    private readonly MemoryStream _stream;
    private readonly Package _package;
    private readonly PackagePart _main;
    private readonly Dictionary<Uri, XDocument> _changed = [];

    private DocxFile(MemoryStream stream)
    {
        _stream = stream;
        _package = Package.Open(stream, FileMode.Open, FileAccess.ReadWrite);
        _main = PartOf(_package.GetRelationships(), OfficeDocument) ?? throw new InvalidDataException("The file has no main part.");
        Body = Load(_main);
        Words = new DocxWords(Body.Root!.Name.Namespace);
    }

    public XDocument Body { get; }

    public DocxWords Words { get; }

    /// <exception cref="InvalidDataException">It is no .docx; the message is for the log, the caller knows the file's name.</exception>
    /// <exception cref="TableRefusal">It would fill the memory.</exception>
    public static DocxFile Open(byte[] bytes)
    {
        var stream = new MemoryStream();

        try
        {
            DocxSize.Check(bytes);
            stream.Write(bytes);
            stream.Position = 0;
            return new DocxFile(stream);
        }
        catch (Exception exception) when (exception is FileFormatException or XmlException or IOException or NotSupportedException or ArgumentException or NullReferenceException)
        {
            throw new InvalidDataException("This is no .docx that can be read.", exception);
        }
    }

    /// <summary>Headers, footers and notes: they are looked at, not filled in.</summary>
    public IEnumerable<(string Place, XDocument Content)> Others() =>
        from relationship in _main.GetRelationships()
        where relationship.TargetMode is TargetMode.Internal
        let place = PlaceOf(relationship.RelationshipType)
        where place is not null
        select (place, Load(_package.Target(relationship)));

    public XDocument? Comments() => PartOf(_main.GetRelationships(), "/comments") is { } part ? Loaded(part) : null;

    /// <summary>The one part for comments: a document with two is refused by word processors.</summary>
    public XDocument CommentsForWriting()
    {
        var part = PartOf(_main.GetRelationships(), "/comments") ?? NewCommentsPart();
        return _changed[part.Uri] = Loaded(part);
    }

    public byte[] Save()
    {
        Write(_main, Body);

        foreach (var (uri, content) in _changed)
        {
            Write(_package.GetPart(uri), content);
        }

        _package.Close();
        return _stream.ToArray();
    }

    public void Dispose()
    {
        _package.Close();
        _stream.Dispose();
    }

    private PackagePart NewCommentsPart()
    {
        var uri = PackUriHelper.ResolvePartUri(_main.Uri, new Uri("comments.xml", UriKind.Relative));
        var part = _package.CreatePart(uri, "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml", CompressionOption.Normal);
        var officeDocument = _package.GetRelationships().First(r => r.RelationshipType.EndsWith(OfficeDocument, StringComparison.Ordinal)).RelationshipType;
        _main.CreateRelationship(uri, TargetMode.Internal, officeDocument[..^OfficeDocument.Length] + "/comments");
        Write(part, new XDocument(new XDeclaration("1.0", "UTF-8", "yes"), new XElement(Words.Comments, new XAttribute(XNamespace.Xmlns + "w", Words.Main))));
        return part;
    }

    private XDocument Loaded(PackagePart part) => _changed.TryGetValue(part.Uri, out var known) ? known : Load(part);

    private static string? PlaceOf(string type) => type[(type.LastIndexOf('/') + 1)..] switch
    {
        "header" => "页眉",
        "footer" => "页脚",
        "footnotes" => "脚注",
        "endnotes" => "尾注",
        _ => null,
    };

    private PackagePart? PartOf(IEnumerable<PackageRelationship> relationships, string type) =>
        relationships.FirstOrDefault(r => r.TargetMode is TargetMode.Internal && r.RelationshipType.EndsWith(type, StringComparison.Ordinal)) is { } found ? _package.Target(found) : null;

    private static XDocument Load(PackagePart part) => PartXml.Load(part, LoadOptions.PreserveWhitespace);

    private static void Write(PackagePart part, XDocument content)
    {
        using var stream = part.GetStream(FileMode.Create, FileAccess.Write);
        using var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        content.Save(writer);
    }
}
