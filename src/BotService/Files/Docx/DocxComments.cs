using System.Globalization;
using System.Xml.Linq;

namespace BotService.Files.Docx;

/// <summary>Puts comments beside those that are there already, and takes away those that only named a figure.</summary>
internal sealed class DocxComments(DocxFile file, DocxAuthor author)
{
    private readonly DocxWords _words = file.Words;
    private XDocument? _comments;
    private int _next;

    /// <summary>What each comment of the document says, by its number.</summary>
    public static IReadOnlyDictionary<string, string> TextsOf(DocxFile file) =>
        (file.Comments()?.Descendants(file.Words.Comment) ?? [])
        .GroupBy(comment => comment.Attribute(file.Words.Id)?.Value ?? string.Empty)
        .ToDictionary(same => same.Key, same => string.Concat(same.First().Descendants(file.Words.Text).Select(t => t.Value)).Trim());

    public void Add(XElement run, string text)
    {
        var main = _words.Main;
        var id = Next();
        _comments!.Root!.Add(new XElement(
            _words.Comment,
            new XAttribute(_words.Id, id),
            new XAttribute(main + "author", author.Name),
            new XAttribute(main + "date", author.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            new XAttribute(main + "initials", author.Name[..1]),
            text.Split('\n').Select(line => new XElement(_words.Paragraph, new XElement(_words.Run, new XElement(_words.Text, new XAttribute(XNamespace.Xml + "space", "preserve"), line))))));
        run.AddBeforeSelf(new XElement(_words.CommentStart, new XAttribute(_words.Id, id)));
        run.AddAfterSelf(
            new XElement(_words.CommentEnd, new XAttribute(_words.Id, id)),
            new XElement(_words.Run, new XElement(_words.CommentMark, new XAttribute(_words.Id, id))));
    }

    public void Drop(string id)
    {
        Open();
        _comments!.Descendants(_words.Comment).Where(IsIt).Remove();
        file.Body.Descendants().Where(e => (e.Name == _words.CommentStart || e.Name == _words.CommentEnd) && IsIt(e)).Remove();

        foreach (var mark in file.Body.Descendants(_words.CommentMark).Where(IsIt).ToList())
        {
            var run = mark.Parent!;
            mark.Remove();

            if (!run.Elements().Any(e => e.Name != _words.RunFormat))
            {
                run.Remove();
            }
        }

        bool IsIt(XElement element) => element.Attribute(_words.Id)?.Value == id;
    }

    private string Next()
    {
        Open();
        return (_next++).ToString(CultureInfo.InvariantCulture);
    }

    private void Open()
    {
        if (_comments is not null)
        {
            return;
        }

        _comments = file.CommentsForWriting();
        _next = 1 + _comments.Descendants(_words.Comment).Select(c => int.TryParse(c.Attribute(_words.Id)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1).DefaultIfEmpty(-1).Max();
    }
}
