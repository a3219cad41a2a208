using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;

namespace BotService.WeCom.Callbacks;

/// <summary>
/// Reads the little XML that WeCom writes (elements, text, CDATA) a step at a time and without allocating for itself, which
/// XmlReader cannot: it takes 10 KB and more for each document. There are no DTDs and so no entities but the five built in.
/// </summary>
internal ref struct XmlScanner(ReadOnlySpan<char> xml)
{
    /// <summary>The longest document taken, in UTF-16 units; WeCom's are below 10,000.</summary>
    internal const int MaxLength = 1 << 20;

    private const string CdataStart = "<![CDATA[";
    private const int MaxDepth = 16;
    private static readonly SearchValues<char> Special = SearchValues.Create('&', '\r');

    private readonly ReadOnlySpan<char> _xml = xml;
    private Ancestors _ancestors;
    private int _at;
    private bool _rootSeen;
    private bool _closesItself;
    private XmlStep _step;
    private ReadOnlySpan<char> _text;

    /// <summary>How deep the element just opened or closed lies; the root is 1.</summary>
    internal int Depth { get; private set; }

    /// <summary>The name of the element just opened or closed.</summary>
    internal readonly ReadOnlySpan<char> Name => NameAt(Depth);

    /// <summary>After a close: the text of an element without children.</summary>
    internal readonly ReadOnlySpan<char> Text => _text;

    /// <summary>The name of the element at this depth above (or at) the current one.</summary>
    internal readonly ReadOnlySpan<char> NameAt(int depth) => _xml[_ancestors[depth - 1]];

    internal XmlStep Next()
    {
        if (_step is XmlStep.Malformed or XmlStep.End)
        {
            return _step;
        }

        if (_step is XmlStep.Close)
        {
            Depth--;
        }

        _text = default;
        return _step = Advance();
    }

    private XmlStep Advance()
    {
        if (_closesItself)
        {
            _closesItself = false;
            return XmlStep.Close;
        }

        while (_at < _xml.Length)
        {
            var rest = _xml[_at..];

            if (rest[0] != '<')
            {
                if (!TakeText(rest))
                {
                    return XmlStep.Malformed;
                }
            }
            else if (rest.StartsWith(CdataStart))
            {
                if (Depth == 0 || !Skip(CdataStart.Length, "]]>", out var cdata))
                {
                    return XmlStep.Malformed;
                }

                Append(OneLineEnd(cdata));
            }
            else if (rest.StartsWith("<!--") || rest.StartsWith("<?"))
            {
                if (!(rest[1] == '?' ? Skip(2, "?>", out _) : Skip(4, "-->", out _)))
                {
                    return XmlStep.Malformed;
                }
            }
            else
            {
                return rest.StartsWith("</") ? CloseElement() : OpenElement();
            }
        }

        return Depth == 0 && _rootSeen ? XmlStep.End : XmlStep.Malformed;
    }

    private bool TakeText(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf('<');
        var raw = end < 0 ? rest : rest[..end];
        _at += raw.Length;

        if (Depth == 0)
        {
            return raw.TrimStart('\uFEFF').IsWhiteSpace();
        }

        if (raw.ContainsAny(Special))
        {
            return TryResolve(OneLineEnd(raw), out var resolved) && Append(resolved);
        }

        return Append(raw);
    }

    private bool Append(ReadOnlySpan<char> more)
    {
        _text = _text.IsEmpty ? more : more.IsEmpty ? _text : string.Concat(_text, more);
        return true;
    }

    private bool Skip(int from, string terminator, out ReadOnlySpan<char> inside)
    {
        var rest = _xml[(_at + from)..];
        var length = rest.IndexOf(terminator);
        inside = length < 0 ? default : rest[..length];
        _at += from + Math.Max(length, 0) + terminator.Length;
        return length >= 0;
    }

    private XmlStep OpenElement()
    {
        var start = _at + 1;
        var length = NameLength(_xml[start..]);
        var quote = '\0';

        if (length == 0 || Depth == MaxDepth || (Depth == 0 && _rootSeen))
        {
            return XmlStep.Malformed;
        }

        for (var i = start + length; i < _xml.Length; i++)
        {
            var c = _xml[i];

            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '<')
            {
                return XmlStep.Malformed;
            }
            else if (c == '>')
            {
                _ancestors[Depth++] = new Range(start, start + length);
                _at = i + 1;
                _rootSeen = true;
                _text = default;
                _closesItself = _xml[i - 1] == '/';
                return XmlStep.Open;
            }
        }

        return XmlStep.Malformed;
    }

    private XmlStep CloseElement()
    {
        var rest = _xml[(_at + 2)..];
        var length = NameLength(rest);
        var end = rest.IndexOf('>');

        if (Depth == 0 || end < length || !rest[length..end].IsWhiteSpace() || !rest[..length].SequenceEqual(Name))
        {
            return XmlStep.Malformed;
        }

        _at += 2 + end + 1;

        if (_step is not XmlStep.Open)
        {
            _text = default;
        }

        return XmlStep.Close;
    }

    private static int NameLength(ReadOnlySpan<char> text)
    {
        var length = 0;

        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] is '_' or '-' or '.' or ':'))
        {
            length++;
        }

        return length > 0 && (char.IsLetter(text[0]) || text[0] is '_') && length < text.Length
            && (text[length] is '>' or '/' || char.IsWhiteSpace(text[length])) ? length : 0;
    }

    private static ReadOnlySpan<char> OneLineEnd(ReadOnlySpan<char> text) =>
        text.Contains('\r') ? text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text;

    private static bool TryResolve(ReadOnlySpan<char> text, out string resolved)
    {
        var result = new StringBuilder(text.Length);
        resolved = "";

        for (var at = text.IndexOf('&'); at >= 0; at = text.IndexOf('&'))
        {
            result.Append(text[..at]);
            text = text[(at + 1)..];
            var end = text.IndexOf(';');

            if (end < 0 || !TryReference(text[..end], out var rune))
            {
                return false;
            }

            result.Append(rune.ToString());
            text = text[(end + 1)..];
        }

        resolved = result.Append(text).ToString();
        return true;
    }

    private static bool TryReference(ReadOnlySpan<char> name, out Rune rune)
    {
        if (name is ['#', .. var digits])
        {
            var isHex = digits is ['x', ..];
            rune = default;
            return int.TryParse(
                    isHex ? digits[1..] : digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code)
                && Rune.TryCreate(code, out rune)
                && (code > char.MaxValue || XmlConvert.IsXmlChar((char)code));
        }

        rune = name switch
        {
            "amp" => new Rune('&'),
            "lt" => new Rune('<'),
            "gt" => new Rune('>'),
            "quot" => new Rune('"'),
            "apos" => new Rune('\''),
            _ => default,
        };
        return rune != default;
    }

    [InlineArray(MaxDepth)]
    private struct Ancestors
    {
        private Range _root;
    }
}

/// <summary>What the scanner came upon.</summary>
internal enum XmlStep
{
    None,
    Open,
    Close,
    End,
    Malformed,
}
