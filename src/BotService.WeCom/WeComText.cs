using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace BotService.WeCom;

/// <summary>Makes texts fit WeCom's limits, which count UTF-8 bytes in some fields and characters in others.</summary>
public static class WeComText
{
    /// <summary>How many bytes of UTF-8 the text takes.</summary>
    public static int CountBytes(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>How many characters (code points) the text has.</summary>
    public static int CountCharacters(string text)
    {
        var count = 0;

        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    /// <summary>The longest beginning of at most so many UTF-8 bytes that ends between two characters as people see them.</summary>
    public static string CutToBytes(string text, int bytes)
    {
        if (text.Length * 3 <= bytes || CountBytes(text) <= bytes)
        {
            return text;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(bytes, 1));
        Utf8.FromUtf16(text, buffer.AsSpan(0, bytes), out var read, out _);
        ArrayPool<byte>.Shared.Return(buffer);
        return text[..BoundaryBefore(text, read)];
    }

    /// <summary>The text, or its longest beginning that with an ellipsis has at most so many characters (code points).</summary>
    public static string CutToCharacters(string text, int characters)
    {
        if (text.Length <= characters || CountCharacters(text) <= characters)
        {
            return text;
        }

        var (end, left) = (0, characters - 1);

        foreach (var rune in text.EnumerateRunes())
        {
            if (left-- <= 0)
            {
                break;
            }

            end += rune.Utf16SequenceLength;
        }

        return text[..BoundaryBefore(text, end)] + "…";
    }

    /// <summary>A single character longer than the whole limit is cut where code points meet.</summary>
    private static int BoundaryBefore(string text, int end)
    {
        var at = 0;

        while (at < end)
        {
            var next = at + StringInfo.GetNextTextElementLength(text, at);

            if (next > end)
            {
                break;
            }

            at = next;
        }

        return at == 0 ? end : at;
    }
}
