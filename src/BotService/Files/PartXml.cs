using System.IO.Packaging;
using System.Xml;
using System.Xml.Linq;

namespace BotService.Files;

/// <summary>Reads one part of an office file: nothing is fetched, nothing is expanded, and no packed part fills the memory.</summary>
internal static class PartXml
{
    /// <summary>Of a document or a sheet that people made; a packed one of a megabyte may unpack to a thousand times that.</summary>
    private const long MostCharacters = 64L << 20;

    /// <summary>The part that a relationship leads to from where it stands.</summary>
    public static PackagePart Target(this Package package, PackageRelationship relationship) => package.GetPart(PackUriHelper.ResolvePartUri(relationship.SourceUri, relationship.TargetUri));

    /// <exception cref="InvalidDataException">It is no XML, or too much of it.</exception>
    public static XDocument Load(PackagePart part, LoadOptions options = LoadOptions.None)
    {
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters });

        try
        {
            return XDocument.Load(reader, options);
        }
        catch (XmlException exception)
        {
            throw new InvalidDataException($"The part {part.Uri} cannot be read.", exception);
        }
    }

    /// <summary>Puts the content into the part in place of what was there.</summary>
    public static void Save(this XDocument content, PackagePart part)
    {
        using var target = part.GetStream(FileMode.Create, FileAccess.Write);
        content.Save(target);
    }
}
