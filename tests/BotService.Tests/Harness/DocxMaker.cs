using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace BotService.Tests.Harness;

/// <summary>Documents as other programs would write them, and what such a program finds in ours.</summary>
internal static class DocxMaker
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static XNamespace W => Main;

    /// <summary>The raw body between its tags, with further parts: path, content type, relationship type and content.</summary>
    public static byte[] Of(string body, params (string Name, string Kind, string Content)[] parts)
    {
        using var stream = new MemoryStream();

        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.Add("[Content_Types].xml", $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>{string.Concat(parts.Select(p => $"""<Override PartName="/word/{p.Name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{p.Kind}+xml"/>"""))}</Types>
                """);
            zip.Add("_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="word/document.xml"/></Relationships>""");
            zip.Add("word/document.xml", $"""<w:document xmlns:w="{Main}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{body}<w:sectPr/></w:body></w:document>""");
            zip.Add("word/_rels/document.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(parts.Select((p, i) => $"""<Relationship Id="p{i}" Type="{Relations}/{p.Kind}" Target="{p.Name}.xml"/>"""))}</Relationships>""");

            foreach (var (name, _, content) in parts)
            {
                zip.Add($"word/{name}.xml", content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A small file whose text unpacks to this many megabytes of spaces.</summary>
    public static byte[] Packed(int megabytes)
    {
        using var stream = new MemoryStream();
        var block = new byte[1 << 20];
        Array.Fill(block, (byte)' ');

        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var small = new ZipArchive(new MemoryStream(Of(string.Empty)));

            foreach (var part in small.Entries)
            {
                using var from = part.Open();
                using var to = zip.CreateEntry(part.FullName, CompressionLevel.Fastest).Open();

                for (var i = 0; i < (part.Name == "document.xml" ? megabytes : 0); i++)
                {
                    to.Write(block);
                }

                from.CopyTo(to);
            }
        }

        return stream.ToArray();
    }

    public static string Comments(params (int Id, string Text)[] comments) =>
        $"""<w:comments xmlns:w="{Main}">{string.Concat(comments.Select(c => $"""<w:comment w:id="{c.Id}" w:author="甲"><w:p><w:r><w:t>{c.Text}</w:t></w:r></w:p></w:comment>"""))}</w:comments>""";

    public static string Header(string text) => $"""<w:hdr xmlns:w="{Main}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:hdr>""";

    public static string Runs(params string[] texts) => string.Concat(texts.Select(text => $"""<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"""));

    public static string Paragraph(params string[] runs) => $"<w:p>{Runs(runs)}</w:p>";

    /// <summary>Cuts every run of a document into pieces of one to eight characters, each with its font.</summary>
    public static byte[] CutAtRandom(byte[] docx, Random random)
    {
        using var stream = new MemoryStream();
        stream.Write(docx);

        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var body = Body(zip);

            foreach (var run in body.Descendants(W + "r").Where(r => r.Elements(W + "t").Count() == 1).ToList())
            {
                run.ReplaceWith(Cut(run.Element(W + "t")!.Value, random).Select(piece => new XElement(W + "r", run.Element(W + "rPr"), new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), piece))));
            }

            zip.GetEntry("word/document.xml")!.Delete();
            zip.Add("word/document.xml", body.ToString(SaveOptions.DisableFormatting));
        }

        return stream.ToArray();
    }

    public static XElement Part(byte[] docx, string name = "document")
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        using var entry = zip.GetEntry($"word/{name}.xml")!.Open();
        return XElement.Load(entry, LoadOptions.PreserveWhitespace);
    }

    public static string TextOf(byte[] docx) => string.Join('\n', Part(docx).Descendants(W + "p").Select(p => string.Concat(p.Descendants(W + "t").Select(t => t.Value))));

    public static IReadOnlyList<string> CommentsOf(byte[] docx) => [.. Part(docx, "comments").Elements(W + "comment").Select(c => string.Join('\n', c.Elements(W + "p").Select(p => p.Value)))];

    /// <summary>What Microsoft's own library has against the document.</summary>
    public static IReadOnlyList<string> ProblemsOf(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}")];
    }

    private static XElement Body(ZipArchive zip)
    {
        using var entry = zip.GetEntry("word/document.xml")!.Open();
        return XElement.Load(entry, LoadOptions.PreserveWhitespace);
    }

    private static IEnumerable<string> Cut(string text, Random random)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(text.Length - at, random.Next(1, 9));
            yield return text.Substring(at, length);
            at += length;
        }
    }
}
