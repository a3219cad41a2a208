using System.Text;
using System.Xml;

namespace BotService.Files;

/// <summary>Text that a spreadsheet program shows and never runs: what people wrote must not become a formula on another's desk.</summary>
internal static class SpreadsheetText
{
    /// <summary>Prefixes what could start a formula, also after spaces, and drops characters that no workbook can hold.</summary>
    public static string? Safe(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var legal = Legal(text);
        return StartsLikeFormula(legal) ? $"'{legal}" : legal;
    }

    /// <summary>The text that <see cref="Safe"/> wrote, for a file of ours that comes back.</summary>
    public static string Plain(string text) => text.Length > 1 && text[0] == '\'' && StartsLikeFormula(text[1..]) ? text[1..] : text;

    private static bool StartsLikeFormula(string text)
    {
        var first = text.AsSpan().TrimStart(" \u00A0\u3000\u200B\uFEFF");
        return first.Length > 0 && first[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' or '−';
    }

    private static string Legal(string text)
    {
        if (IsLegal(text))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);

        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                kept.Append(text[i]).Append(text[++i]);
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                kept.Append(text[i]);
            }
        }

        return kept.ToString();
    }

    private static bool IsLegal(string text)
    {
        foreach (var c in text)
        {
            if (!XmlConvert.IsXmlChar(c))
            {
                return false;
            }
        }

        return true;
    }
}
