using System.Text;
using System.Xml.Linq;

namespace BotService.Files.Docx;

/// <summary>
/// The text of one paragraph, joined over its runs, which word processors cut wherever script, spelling or revision changes. Deleted text is no part of it,
/// nor is a text box that is anchored in it.
/// </summary>
internal sealed class DocxParagraph
{
    private readonly List<Piece> _pieces = [];
    private readonly DocxWords _words;

    public DocxParagraph(XElement paragraph, DocxWords words)
    {
        _words = words;
        var text = new StringBuilder();
        Read(paragraph, text);
        Text = text.ToString();
    }

    public string Text { get; }

    /// <summary>Where comments begin and end in the text: number, first character, first character behind.</summary>
    public List<(string Id, int From, int To)> CommentRanges { get; } = [];

    /// <summary>Writes over a stretch of the text; what is written takes the font of its first character.</summary>
    /// <returns>The run that now holds nothing but what was written.</returns>
    public XElement Replace(int from, int length, string with)
    {
        var (first, at) = PieceAt(from);
        var end = from + length;

        foreach (var piece in _pieces.Where(piece => piece != first && piece.From < end && piece.From + piece.Length > from).ToList())
        {
            var kept = piece.Element.Value;
            Write(piece.Element, kept[Math.Min(kept.Length, end - piece.From)..]);
        }

        var own = first.Element.Value;
        return Part(first.Element, own[..at], with, own[Math.Min(own.Length, at + length)..]);
    }

    private (Piece Piece, int At) PieceAt(int offset)
    {
        var piece = _pieces.First(p => p.From <= offset && offset < p.From + p.Length);
        return (piece, offset - piece.From);
    }

    /// <summary>Cuts the run in up to three, so that the middle one can be marked alone. The first keeps the element, so that places before it are still found.</summary>
    private XElement Part(XElement text, string before, string with, string after)
    {
        var run = text.Parent!;
        var following = text.ElementsAfterSelf().ToList();
        var middle = Like(run, TextOf(with));
        run.AddAfterSelf(middle);

        if (after.Length > 0 || following.Count > 0)
        {
            middle.AddAfterSelf(Like(run, [.. TextOf(after), .. following]));
        }

        following.ForEach(e => e.Remove());
        Write(text, before);

        if (before.Length == 0 && !text.ElementsBeforeSelf().Any(e => e.Name != _words.RunFormat))
        {
            run.Remove();
        }

        return middle;
    }

    private XElement Like(XElement run, IEnumerable<XElement> content) =>
        new(run.Name, run.Attributes(), run.Element(_words.RunFormat) is { } format ? new XElement(format) : null, content.Select(e => new XElement(e)));

    private IEnumerable<XElement> TextOf(string text) => text.Length == 0 ? [] : [Write(new XElement(_words.Text), text)];

    private static XElement Write(XElement element, string text)
    {
        element.Value = text;
        element.SetAttributeValue(XNamespace.Xml + "space", "preserve");
        return element;
    }

    private void Read(XElement parent, StringBuilder text)
    {
        foreach (var element in parent.Elements())
        {
            if (element.Name == _words.Text)
            {
                _pieces.Add(new Piece(element, text.Length, element.Value.Length));
                text.Append(element.Value);
            }
            else if (element.Name == _words.Tab || element.Name == _words.Break)
            {
                text.Append(' ');
            }
            else if (element.Name == _words.CommentStart)
            {
                CommentRanges.Add((element.Attribute(_words.Id)?.Value ?? string.Empty, text.Length, -1));
            }
            else if (element.Name == _words.CommentEnd)
            {
                EndComment(element.Attribute(_words.Id)?.Value, text.Length);
            }
            else if (element.Name != _words.Deleted && element.Name != _words.MovedFrom && element.Name != _words.Paragraph && element.Name != _words.RunFormat
                && element.Name.Namespace != DocxWords.Compatibility && element.Name != _words.TextBox && element.Name.LocalName is not ("pPr" or "pict" or "drawing" or "object"))
            {
                Read(element, text);
            }
        }
    }

    private void EndComment(string? id, int at)
    {
        if (CommentRanges.FindIndex(range => range.Id == id) is >= 0 and var index)
        {
            CommentRanges[index] = CommentRanges[index] with { To = at };
        }
    }

    private sealed record Piece(XElement Element, int From, int Length);
}
