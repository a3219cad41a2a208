using System.Text;
using System.Xml;

namespace BotService.WeCom.Callbacks;

/// <summary>
/// Reads the little XML that WeCom writes (elements, text, CDATA) with the framework's reader: no DTD, nothing resolved, few nodes, shallow.
/// What is read may come from anybody, so no limit is left to the reader alone.
/// </summary>
internal static class XmlLeaves
{
    /// <summary>The longest document taken, in UTF-16 units; WeCom's are below 10,000.</summary>
    internal const int MaxLength = 1 << 20;

    private const int MaxDepth = 16;

    /// <summary>Elements, their ends and attributes, texts, comments and the white space between; WeCom's longest, a vote card's answer, has some hundreds.</summary>
    private const int MaxNodes = 4096;

    /// <summary>Of each sign that begins something: the reader takes a whole element before anybody can count its attributes. A text of 2,048 bytes may be all signs.</summary>
    private const int MaxMarks = 8192;

    internal delegate void Taker(in XmlLeaf leaf);

    /// <summary>Hands over every element as it ends; false when the document is malformed or beyond the limits.</summary>
    internal static bool TryRead(string xml, Taker take)
    {
        if (xml.Length > MaxLength || HasMoreThan(MaxMarks, xml))
        {
            return false;
        }

        try
        {
            // Reads from the text itself; a reader made by settings takes 8 KB of buffer for a message of some hundred letters.
            using var reader = new XmlTextReader(xml, XmlNodeType.Document, context: null)
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                Normalization = true,
                EntityHandling = EntityHandling.ExpandEntities,
            };
            return TryRead(reader, take);
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <summary>The text of one element. Nearly always it is one node; many nodes must not cost a copy each.</summary>
    private struct LeafText
    {
        private string? _first;
        private StringBuilder? _all;

        internal void Append(string text)
        {
            if (_first is null)
            {
                _first = text;
            }
            else
            {
                (_all ??= new StringBuilder(_first)).Append(text);
            }
        }

        public override readonly string ToString() => _all?.ToString() ?? _first ?? "";
    }

    private static bool HasMoreThan(int most, ReadOnlySpan<char> xml) => xml.Count('<') > most || xml.Count('&') > most || xml.Count('=') > most;

    private static bool TryRead(XmlReader reader, Taker take)
    {
        var path = new string[MaxDepth];
        var text = default(LeafText);
        var isLeaf = false;

        for (var nodes = 0; reader.Read(); nodes++)
        {
            nodes += reader.AttributeCount;

            if (nodes >= MaxNodes || (reader.NodeType is XmlNodeType.Element && reader.Depth >= MaxDepth))
            {
                return false;
            }

            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    path[reader.Depth] = reader.Name;
                    text = default;
                    isLeaf = !reader.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement:
                    take(new XmlLeaf(path.AsSpan(0, reader.Depth + 1), isLeaf ? text.ToString() : ""));
                    isLeaf = false;
                    continue;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when isLeaf:
                    text.Append(reader.Value);
                    continue;
                default:
                    continue;
            }

            if (reader.IsEmptyElement)
            {
                take(new XmlLeaf(path.AsSpan(0, reader.Depth + 1), ""));
            }
        }

        return true;
    }
}

/// <summary>An element that just ended: its name, those above it, and its text when it has no children.</summary>
internal readonly ref struct XmlLeaf(ReadOnlySpan<string> path, string text)
{
    private readonly ReadOnlySpan<string> _path = path;

    /// <summary>How deep it lies; the root is 1.</summary>
    internal int Depth => _path.Length;

    internal string Name => _path[^1];

    internal string Text { get; } = text;

    /// <summary>The name of the element at this depth above (or at) it.</summary>
    internal string NameAt(int depth) => _path[depth - 1];
}
