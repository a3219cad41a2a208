using System.Globalization;
using System.Text;

namespace BotService.Channels.WeCom;

/// <summary>
/// WeCom's texts know one tag, a link (document 90236). Everything that leaves through this channel may hold what somebody wrote, so no text
/// opens a tag: the sign becomes its full-width twin. Only a link of our own, a <see cref="BotService.Messaging.CardLink"/>, is written as one.
/// </summary>
internal static class InertText
{
    private const char Twin = '\uFF1C';

    public static string Of(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text);

        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '<' && OpensTag(text.AsSpan(at + 1)))
            {
                result[at] = Twin;
            }
        }

        return result.ToString();
    }

    public static string Link(string title, string url) => $"<a href=\"{Address(url)}\">{Of(title)}</a>";

    /// <summary>"&lt; 5" and "&lt;3" stay as they were written; what a lenient reader could take for a tag does not.</summary>
    private static bool OpensTag(ReadOnlySpan<char> after)
    {
        after = after.TrimStart();

        if (after.IsEmpty)
        {
            return false;
        }

        var first = after[0];
        return char.IsAsciiLetter(first) || first is '/' or '!' or '?' or '<' || char.IsControl(first) || char.GetUnicodeCategory(first) is UnicodeCategory.Format;
    }

    private static string Address(string url) => url.Replace("\"", "%22", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal);
}
