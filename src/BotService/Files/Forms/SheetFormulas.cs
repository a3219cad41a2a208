using System.IO.Packaging;
using System.Xml.Linq;

namespace BotService.Files.Forms;

/// <summary>Whatever in a sheet speaks of cells by their places: formulas, colours that depend on values, lists of what may be entered, the area to print.</summary>
internal static class SheetFormulas
{
    /// <summary>Keeps all of it right when lines come in.</summary>
    /// <param name="root">The sheet's content.</param>
    /// <param name="sheet">Its name.</param>
    /// <param name="firstLine">The first of the lines for rows.</param>
    /// <param name="fromLine">The first line that stands lower afterwards.</param>
    /// <param name="by">So many lines come in.</param>
    public static void Open(XElement root, string sheet, int firstLine, int fromLine, int by)
    {
        foreach (var formula in root.Descendants().Where(e => e.Name.LocalName is "f" or "formula" or "formula1" or "formula2" && e is { HasElements: false, Value.Length: > 0 }))
        {
            formula.Value = CellReferences.Opened(formula.Value, sheet, fromLine, by, isOfLine: LineOf(formula) >= firstLine && LineOf(formula) < fromLine);
        }

        foreach (var ranges in root.Descendants().Where(e => e.Name.LocalName is "f" or "autoFilter" or "dataValidation" or "conditionalFormatting").SelectMany(e => e.Attributes().Where(a => a.Name.LocalName is "ref" or "sqref")))
        {
            ranges.Value = CellReferences.Opened(ranges.Value, sheet: null, fromLine, by, isOfLine: ranges.Parent!.Name.LocalName == "f");
        }

        foreach (var pageBreak in root.Elements().Where(e => e.Name.LocalName == "rowBreaks").Elements().Where(e => (int?)e.Attribute("id") >= fromLine - 1))
        {
            pageBreak.SetAttributeValue("id", (int)pageBreak.Attribute("id")! + by);
        }
    }

    /// <summary>The other sheets that speak of this one; true when there was one.</summary>
    public static bool OpenElsewhere(Package package, PackagePart book, PackagePart own, string sheet, int fromLine, int by)
    {
        var isChanged = false;

        foreach (var part in book.GetRelationships().Where(r => r.RelationshipType.EndsWith("/worksheet", StringComparison.Ordinal)).Select(package.Target).Where(part => part.Uri != own.Uri).ToList())
        {
            var content = PartXml.Load(part);
            var words = content.Root!.Name.Namespace;
            var changed = content.Descendants(words + "f").Select(formula => (Formula: formula, Opened: CellReferences.Opened(formula.Value, sheet, fromLine, by, onlyNamed: true))).Where(pair => pair.Opened != pair.Formula.Value).ToList();

            foreach (var (formula, opened) in changed)
            {
                formula.Value = opened;
                ForgetValue(formula.Parent!);
            }

            if (changed.Count > 0)
            {
                isChanged = true;
                content.Save(part);
            }
        }

        return isChanged;
    }

    /// <summary>Of a cell's formula; 0 for one that belongs to no cell, such as a colour's.</summary>
    private static int LineOf(XElement formula) => formula.Name.LocalName == "f" && (string?)formula.Parent!.Attribute("r") is { } place ? SheetXml.LineIn(place) : 0;

    /// <summary>The names of the workbook, such as the area to print.</summary>
    public static void OpenNames(XElement book, string sheet, int fromLine, int by)
    {
        foreach (var name in book.Elements().Where(e => e.Name.LocalName == "definedNames").Elements())
        {
            name.Value = CellReferences.Opened(name.Value, sheet, fromLine, by);
        }
    }

    /// <summary>A new line works out what the pattern works out; null where the pattern's cell has no formula.</summary>
    public static XElement? Copy(XElement cell, int linesLower)
    {
        if (cell.Element(cell.Name.Namespace + "f") is not { } formula)
        {
            return null;
        }

        if ((string?)formula.Attribute("t") != "shared")
        {
            return (string?)formula.Attribute("t") is null ? new XElement(formula.Name, CellReferences.Lower(formula.Value, linesLower)) : null;
        }

        // The one that holds the text says over which cells it goes.
        var master = cell.Document!.Descendants(formula.Name).First(f => (string?)f.Attribute("si") == (string?)formula.Attribute("si") && f.Value.Length > 0);
        return new XElement(formula.Name, CellReferences.Lower(master.Value, LineOf(formula) - LineOf(master) + linesLower));
    }

    /// <summary>What was worked out before is no longer so: whoever opens the file works it out.</summary>
    public static void Forget(XElement root, Package package, PackagePart book, XDocument bookXml, bool isAskedElsewhere)
    {
        var formulas = root.Descendants(root.Name.Namespace + "f").ToList();

        if (formulas.Count == 0 && !isAskedElsewhere)
        {
            return;
        }

        formulas.ForEach(formula => ForgetValue(formula.Parent!));

        foreach (var chain in book.GetRelationships().Where(r => r.RelationshipType.EndsWith("/calcChain", StringComparison.Ordinal)).ToList())
        {
            package.DeletePart(package.Target(chain).Uri);
            book.DeleteRelationship(chain.Id);
        }

        var names = bookXml.Root!.Name.Namespace;
        var settings = bookXml.Root.Element(names + "calcPr");

        if (settings is null)
        {
            settings = new XElement(names + "calcPr");
            bookXml.Root.Elements().Last(e => e.Name.LocalName is "sheets" or "functionGroups" or "externalReferences" or "definedNames").AddAfterSelf(settings);
        }

        settings.SetAttributeValue("fullCalcOnLoad", "1");
    }

    private static void ForgetValue(XElement cell)
    {
        cell.Elements(cell.Name.Namespace + "v").Remove();
        cell.Attribute("t")?.Remove();
    }
}
