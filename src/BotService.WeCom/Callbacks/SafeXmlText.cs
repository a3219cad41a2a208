using System.Text;
using System.Xml;

namespace BotService.WeCom.Callbacks;

/// <summary>Makes any text fit for XML 1.0: illegal characters go, markup is defused.</summary>
internal static class SafeXmlText
{
    /// <summary>For use between &lt;![CDATA[ and ]]&gt;.</summary>
    internal static string Cdata(string text) => Legal(text).Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal);

    /// <summary>For use as plain element text.</summary>
    internal static string Escape(string text) =>
        Legal(text)
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Without lone surrogates and characters that XML 1.0 forbids.</summary>
    internal static string Legal(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!XmlConvert.IsXmlChar(text[i]))
            {
                return RemoveIllegal(text, i);
            }
        }

        return text;
    }

    private static string RemoveIllegal(string text, int from)
    {
        var kept = new StringBuilder(text, 0, from, text.Length);

        for (var i = from; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                kept.Append(text, i++, 2);
                continue;
            }

            if (XmlConvert.IsXmlChar(text[i]))
            {
                kept.Append(text[i]);
            }
        }

        return kept.ToString();
    }
}
