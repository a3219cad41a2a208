using System.Text;

namespace BotService.Messaging;

/// <summary>A far side cuts a text that is too long wherever that falls; we cut first, between lines, and keep the rest.</summary>
internal static class MessageText
{
    private const int NoticeLength = 48;

    /// <summary>Splits a text into what one message holds and what is left; the notice about the rest is part of the first.</summary>
    /// <param name="more">What one sends for the rest; null where nothing shows it.</param>
    public static (string Shown, string? Remaining) Fit(string text, int maxBytes, string? more)
    {
        if (Size(text) <= maxBytes)
        {
            return (text, null);
        }

        var lines = text.Split('\n');
        var shown = new StringBuilder();
        var bytes = 0;
        var taken = 0;

        foreach (var line in lines)
        {
            var size = Size(line) + 1;

            if (bytes + size > maxBytes - NoticeLength)
            {
                break;
            }

            shown.Append(line).Append('\n');
            bytes += size;
            taken++;
        }

        if (taken == 0)
        {
            return FitOneLongLine(lines, maxBytes, more);
        }

        shown.Append(MoreLine(lines.Length - taken, more));
        return (shown.ToString(), string.Join('\n', lines[taken..]));
    }

    /// <summary>The longest beginning of a text that fits into a number of bytes, never half a character.</summary>
    public static string Clip(string text, int maxBytes)
    {
        if (Size(text) <= maxBytes)
        {
            return text;
        }

        const string Ellipsis = "…";
        var left = maxBytes - Encoding.UTF8.GetByteCount(Ellipsis);
        var end = 0;

        foreach (var rune in text.EnumerateRunes())
        {
            left -= rune.Value == '<' ? 3 : rune.Utf8SequenceLength;

            if (left < 0)
            {
                break;
            }

            end += rune.Utf16SequenceLength;
        }

        return text[..end] + Ellipsis;
    }

    /// <summary>At most so many characters, never half of one; null when nothing is there to keep.</summary>
    public static string? ClipRunes(string text, int most)
    {
        var kept = string.Concat(text.EnumerateRunes().Take(most));
        return kept.Length == 0 ? null : kept;
    }

    /// <summary>A channel writes a sign that would open a tag in three bytes instead of one.</summary>
    private static int Size(string text) => Encoding.UTF8.GetByteCount(text) + (2 * text.Count('<'));

    private static (string Shown, string? Remaining) FitOneLongLine(string[] lines, int maxBytes, string? more)
    {
        var head = Clip(lines[0], maxBytes - NoticeLength).TrimEnd('…');
        string[] rest = [lines[0][head.Length..], .. lines[1..]];
        return ($"{head}\n{MoreLine(rest.Length, more)}", string.Join('\n', rest));
    }

    private static string MoreLine(int lines, string? more) => more is null ? $"…余 {lines} 行" : $"…余 {lines} 行，发 {more}";
}
