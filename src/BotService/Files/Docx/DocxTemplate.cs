using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace BotService.Files.Docx;

/// <summary>A document with places that wait for figures. It is read as often as it is filled; its bytes never change.</summary>
internal sealed partial class DocxTemplate
{
    private readonly byte[] _bytes;

    private DocxTemplate(byte[] bytes, IReadOnlyList<DocxPlaceholder> placeholders, IReadOnlyList<DocxElsewhere> elsewhere) => (_bytes, Placeholders, Elsewhere) = (bytes, placeholders, elsewhere);

    public IReadOnlyList<DocxPlaceholder> Placeholders { get; }

    /// <summary>What is not filled in because of where it stands.</summary>
    public IReadOnlyList<DocxElsewhere> Elsewhere { get; }

    /// <summary>The whole text, a paragraph a line.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <exception cref="InvalidDataException">It is no .docx.</exception>
    /// <exception cref="TableRefusal">It would fill the memory.</exception>
    public static DocxTemplate Read(byte[] bytes)
    {
        using var file = DocxFile.Open(bytes);
        var comments = DocxComments.TextsOf(file);
        var paragraphs = ParagraphsOf(file).ToList();
        List<DocxPlaceholder> placeholders = [];

        foreach (var paragraph in paragraphs)
        {
            var before = placeholders.Count;
            placeholders.AddRange(PlacesIn(paragraph.Text).Select((place, i) => Placeholder(before + i + 1, paragraph, place, comments)));
        }

        return new DocxTemplate(bytes, placeholders, [.. ElsewhereIn(file)]) { Paragraphs = [.. paragraphs.Select(p => p.Text)] };
    }

    /// <summary>A copy with the places filled; everything that is not named stays as it is.</summary>
    public byte[] Fill(IEnumerable<DocxFilling> fillings, DocxAuthor author, IEnumerable<DocxNote>? notes = null)
    {
        using var file = DocxFile.Open(_bytes);
        var byPosition = fillings.ToDictionary(filling => filling.Position);
        var comments = new DocxComments(file, author);
        var position = Placeholders.Count;

        // From the end, so that what is written moves no place that is still to be found.
        foreach (var paragraph in ParagraphsOf(file).Reverse())
        {
            foreach (var place in PlacesIn(paragraph.Text).Reverse())
            {
                if (byPosition.TryGetValue(position--, out var filling) && filling is not { Text: null, Comment: null, DropComment: null })
                {
                    Fill(paragraph, place, filling, comments);
                }
            }
        }

        foreach (var note in notes ?? [])
        {
            Note(file, note, comments);
        }

        return file.Save();
    }

    /// <summary>The comment stands on the first character of its words, so that no run but that one is touched.</summary>
    private static void Note(DocxFile file, DocxNote note, DocxComments comments)
    {
        if (ParagraphsOf(file).FirstOrDefault(paragraph => paragraph.Text.Contains(note.Words, StringComparison.Ordinal)) is { } paragraph)
        {
            comments.Add(paragraph.Replace(paragraph.Text.IndexOf(note.Words, StringComparison.Ordinal), 1, note.Words[..1]), note.Comment);
        }
    }

    private static void Fill(DocxParagraph paragraph, Match place, DocxFilling filling, DocxComments comments)
    {
        var run = filling is { Text: null, Comment: null } ? null : paragraph.Replace(place.Index, place.Length + filling.AlsoTake, filling.Text ?? place.Value);

        if (filling.DropComment is { } used)
        {
            comments.Drop(used);
        }

        if (filling.Comment is { } text)
        {
            comments.Add(run!, text);
        }
    }

    private static DocxPlaceholder Placeholder(int position, DocxParagraph paragraph, Match place, IReadOnlyDictionary<string, string> comments)
    {
        var (start, end) = (place.Index, place.Index + place.Length);
        var own = from range in paragraph.CommentRanges
                  where range.From <= start && range.To >= end && PlacesIn(paragraph.Text).Count(other => other.Index >= range.From && other.Index < range.To) == 1
                  where comments.ContainsKey(range.Id)
                  select new DocxComment(range.Id, comments[range.Id]);
        return new DocxPlaceholder(position, paragraph.Text, start, place.Length) { Name = place.Groups[1].Success ? place.Groups[1].Value.Trim() : null, Comments = [.. own] };
    }

    /// <summary>All paragraphs of the text and its tables, but not those of text boxes.</summary>
    private static IEnumerable<DocxParagraph> ParagraphsOf(DocxFile file) =>
        from paragraph in file.Body.Descendants(file.Words.Paragraph)
        where !IsInTextBox(paragraph, file.Words) && !paragraph.Ancestors().Any(a => a.Name == file.Words.Deleted || a.Name == file.Words.MovedFrom)
        select new DocxParagraph(paragraph, file.Words);

    private static IEnumerable<DocxElsewhere> ElsewhereIn(DocxFile file)
    {
        // A text box is stored twice, for newer and for older programs; the older form is left out.
        var boxes = file.Body.Descendants(file.Words.Paragraph).Where(p => IsInTextBox(p, file.Words) && !p.Ancestors(DocxWords.Compatibility + "Fallback").Any());
        return [.. Found("文本框", boxes, file.Words), .. file.Others().SelectMany(other => Found(other.Place, other.Content.Descendants(file.Words.Paragraph), file.Words))];
    }

    private static IEnumerable<DocxElsewhere> Found(string place, IEnumerable<XElement> paragraphs, DocxWords words) =>
        from paragraph in paragraphs
        let text = new DocxParagraph(paragraph, words).Text
        from match in PlacesIn(text)
        select new DocxElsewhere(place, new DocxPlaceholder(0, text, match.Index, match.Length).Words);

    private static bool IsInTextBox(XElement paragraph, DocxWords words) => paragraph.Ancestors().Any(a => a.Name == words.TextBox || a.Name.Namespace == DocxWords.Compatibility);

    private static IEnumerable<Match> PlacesIn(string text) => Place().Matches(text);

    [GeneratedRegex(@"[*＊]|\{\{([^{}]{1,60})\}\}")]
    private static partial Regex Place();
}
