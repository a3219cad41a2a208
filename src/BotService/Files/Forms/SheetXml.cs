using System.Globalization;
using System.IO.Packaging;
using System.Xml.Linq;

namespace BotService.Files.Forms;

/// <summary>One sheet of an .xlsx as XML, changed in place so that everything that is not filled in stays as it was drawn.</summary>
internal sealed class SheetXml
{
    private static readonly XNamespace Space = XNamespace.Xml;

    private readonly Package _package;
    private readonly string _name;
    private readonly PackagePart _book;
    private readonly XDocument _bookContent;
    private readonly PackagePart _part;
    private readonly XDocument _content;
    private readonly XNamespace _words;
    private readonly XElement _rows;
    private readonly Dictionary<int, XElement> _byLine = [];
    private bool _isAskedElsewhere;

    private SheetXml(Package package, string name, (PackagePart Part, XDocument Content) book, PackagePart part, XDocument content)
    {
        (_package, _name, _book, _bookContent) = (package, name, book.Part, book.Content);
        (_part, _content, _words) = (part, content, content.Root!.Name.Namespace);
        _rows = content.Root.Element(_words + "sheetData") ?? throw new InvalidDataException("The sheet has no rows.");

        // The extent is said again by the rows themselves, and these are about to change.
        content.Root.Element(_words + "dimension")?.Remove();
        SayPlaces();
    }

    /// <param name="name">As people see it on the tab.</param>
    public static SheetXml Of(Package package, string name)
    {
        var book = package.Target(package.GetRelationships().First(r => r.RelationshipType.EndsWith("/officeDocument", StringComparison.Ordinal)));
        var sheets = PartXml.Load(book);
        var sheet = sheets.Descendants().First(e => e.Name.LocalName == "sheet" && (string?)e.Attribute("name") == name);
        var id = sheet.Attributes().First(a => a.Name.LocalName == "id" && a.Name.NamespaceName.Length > 0).Value;
        var part = package.Target(book.GetRelationship(id));
        return new SheetXml(package, name, (book, sheets), part, PartXml.Load(part));
    }

    /// <summary>True when the cell works its value out.</summary>
    public bool IsFormula(int line, int column) => RowAt(line)?.Elements(_words + "c").Any(cell => ColumnOf(cell) == column && cell.Element(_words + "f") is not null) is true;

    /// <summary>The last of the lines that were drawn one below the other from this one on; the line before it where there is none.</summary>
    public int LastFrom(int line)
    {
        while (RowAt(line) is not null)
        {
            line++;
        }

        return line - 1;
    }

    /// <summary>Makes room: everything from this line on stands lower afterwards, and whatever speaks of it goes along.</summary>
    /// <param name="firstLine">The first of the lines for rows.</param>
    /// <param name="fromLine">The first line that stands lower afterwards.</param>
    /// <param name="by">So many lines come in.</param>
    public void Shift(int firstLine, int fromLine, int by)
    {
        SheetFormulas.Open(_content.Root!, _name, firstLine, fromLine, by);
        SheetFormulas.OpenNames(_bookContent.Root!, _name, fromLine, by);
        _isAskedElsewhere |= SheetFormulas.OpenElsewhere(_package, _book, _part, _name, fromLine, by);

        foreach (var (line, row) in _byLine.Where(pair => pair.Key >= fromLine).ToList())
        {
            row.SetAttributeValue("r", line + by);

            foreach (var cell in row.Elements(_words + "c"))
            {
                cell.SetAttributeValue("r", Place(ColumnOf(cell), line + by));
            }
        }

        SayPlaces();

        foreach (var merged in Merges())
        {
            merged.SetAttributeValue("ref", Moved(merged, line => line >= fromLine ? line + by : line));
        }
    }

    /// <summary>Lines that are not there yet look like the pattern: its height, its borders, and the cells that it joins.</summary>
    public void LookLike(int pattern, int count)
    {
        if (RowAt(pattern) is not { } model)
        {
            return;
        }

        var joined = Merges().Where(merged => Ends(merged).All(end => LineIn(end) == pattern)).ToList();

        for (var line = pattern + 1; line < pattern + count; line++)
        {
            if (RowAt(line) is not null)
            {
                continue;
            }

            var at = line;
            var made = new XElement(_words + "row", model.Attributes().Where(a => a.Name.LocalName is not "r" and not "spans"), new XAttribute("r", line));
            made.Add(model.Elements(_words + "c").Select(cell => new XElement(_words + "c", new XAttribute("r", Place(ColumnOf(cell), at)), cell.Attribute("s"), SheetFormulas.Copy(cell, at - pattern))));
            Insert(made, line);
            joined.ForEach(merged => merged.AddAfterSelf(new XElement(merged.Name, new XAttribute("ref", Moved(merged, _ => at)))));
        }

        if (_content.Root!.Element(_words + "mergeCells") is { } all)
        {
            all.SetAttributeValue("count", all.Elements().Count());
        }
    }

    /// <summary>Puts text or a number into a cell, which keeps its look; a formula stays one.</summary>
    public void Set(int line, int column, object value)
    {
        var row = RowAt(line) ?? Insert(new XElement(_words + "row", new XAttribute("r", line)), line);
        var cell = row.Elements(_words + "c").FirstOrDefault(c => ColumnOf(c) == column);

        if (cell is null)
        {
            cell = new XElement(_words + "c", new XAttribute("r", Place(column, line)));
            var next = row.Elements(_words + "c").FirstOrDefault(c => ColumnOf(c) > column);
            (next is null ? (Action<XElement>)row.Add : next.AddBeforeSelf)(cell);
        }

        if (cell.Element(_words + "f") is not null)
        {
            return;
        }

        cell.RemoveNodes();
        cell.SetAttributeValue("t", value is int ? null : "inlineStr");
        cell.Add(value is int number
            ? new XElement(_words + "v", number)
            : new XElement(_words + "is", new XElement(_words + "t", new XAttribute(Space + "space", "preserve"), WorkbookText.Of((string)value) ?? string.Empty)));
        row.Attribute("spans")?.Remove();
    }

    public void Save()
    {
        SheetFormulas.Forget(_content.Root!, _package, _book, _bookContent, _isAskedElsewhere);
        _bookContent.Save(_book);
        _content.Save(_part);
    }

    /// <summary>The line of a place such as H5.</summary>
    public static int LineIn(string place) => int.Parse(place.AsSpan(LettersIn(place).Length), CultureInfo.InvariantCulture);

    private XElement? RowAt(int line) => _byLine.GetValueOrDefault(line);

    private XElement Insert(XElement made, int line)
    {
        if (RowAt(line - 1) is { } before)
        {
            before.AddAfterSelf(made);
        }
        else if (_byLine.Keys.Where(other => other > line).DefaultIfEmpty().Min() is > 0 and var next)
        {
            _byLine[next].AddBeforeSelf(made);
        }
        else
        {
            _rows.Add(made);
        }

        return _byLine[line] = made;
    }

    /// <summary>A row, and a cell, may leave out where it stands: then it follows the one before.</summary>
    private void SayPlaces()
    {
        _byLine.Clear();
        var line = 0;

        foreach (var row in _rows.Elements(_words + "row"))
        {
            line = (int?)row.Attribute("r") ?? line + 1;
            row.SetAttributeValue("r", line);
            _byLine[line] = row;
            var column = -1;

            foreach (var cell in row.Elements(_words + "c"))
            {
                column = (string?)cell.Attribute("r") is { } place ? CellText.Column(LettersIn(place)) : column + 1;
                cell.SetAttributeValue("r", Place(column, line));
            }
        }
    }

    private IEnumerable<XElement> Merges() => _content.Root!.Elements(_words + "mergeCells").Elements(_words + "mergeCell");

    private static string[] Ends(XElement merged) => merged.Attribute("ref")!.Value.Split(':');

    private static string Moved(XElement merged, Func<int, int> line) => string.Join(':', Ends(merged).Select(end => Place(CellText.Column(LettersIn(end)), line(LineIn(end)))));

    private static int ColumnOf(XElement cell) => CellText.Column(LettersIn(cell.Attribute("r")!.Value));

    private static string Place(int column, int line) => CellText.Letters(column) + line.ToString(CultureInfo.InvariantCulture);

    private static string LettersIn(string place) => new([.. place.TakeWhile(char.IsAsciiLetter)]);
}
