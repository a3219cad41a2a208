using System.Xml.Linq;

namespace BotService.Files.Docx;

/// <summary>The element names of a text document. Word's transitional and strict forms differ by their namespace alone, so it is taken from the file.</summary>
internal sealed class DocxWords(XNamespace main)
{
    public static readonly XNamespace Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    public XName Paragraph { get; } = main + "p";

    public XName Run { get; } = main + "r";

    public XName RunFormat { get; } = main + "rPr";

    public XName Text { get; } = main + "t";

    public XName Tab { get; } = main + "tab";

    public XName Break { get; } = main + "br";

    public XName Deleted { get; } = main + "del";

    public XName MovedFrom { get; } = main + "moveFrom";

    public XName TextBox { get; } = main + "txbxContent";

    public XName Comment { get; } = main + "comment";

    public XName Comments { get; } = main + "comments";

    public XName CommentStart { get; } = main + "commentRangeStart";

    public XName CommentEnd { get; } = main + "commentRangeEnd";

    public XName CommentMark { get; } = main + "commentReference";

    public XName Id { get; } = main + "id";

    public XNamespace Main => main;
}
